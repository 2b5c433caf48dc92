"""A pathway that stands in two files: the nation's, and the municipality's edition of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pathwaytool.model.position import Location, Pointer, SourceFile


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TwoFiles(SourceFile):
    """Looks each part up where it is written.

    Shape of `moved`: pointer in the whole pathway to pointer in `local`, for all that is written
    there, with all that is below it; everything else stands in `national`.
    """

    national: SourceFile
    local: SourceFile
    moved: Mapping[Pointer, Pointer]

    def key(self, pointer: Pointer) -> Location:
        """Return where the key that leads to `pointer` stands."""
        source, there = self.home(pointer)
        return source.key(there)

    def value(self, pointer: Pointer) -> Location:
        """Return where the value at `pointer` stands."""
        source, there = self.home(pointer)
        return source.value(there)

    def home(self, pointer: Pointer) -> tuple[SourceFile, Pointer]:
        """Return the file in which a part is written, and its pointer there."""
        for length in range(len(pointer), 0, -1):
            local = self.moved.get(pointer[:length])
            if local is not None:
                return self.local, (*local, *pointer[length:])
        return self.national, pointer


def two_files(
    national: SourceFile, local: SourceFile, moved: Mapping[Pointer, Pointer]
) -> TwoFiles:
    """Return the file of a pathway that is written in two.

    Its text is that of the nation's, with the edition's only where that can say of a step that it
    waits: it is copied for each edition, and else nobody asks for it.
    """
    says_more = "waits" in local.text and "waits" not in national.text
    return TwoFiles(
        path=local.path,
        text=national.text + local.text if says_more else national.text,
        find=national.find,
        scalars=local.scalars,
        national=national,
        local=local,
        moved=moved,
    )
