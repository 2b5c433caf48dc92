"""The library that a library rests on: what its file says of it, and how its faults are told."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.load.file import FileRead, read_file
from pathwaytool.load.messages import together
from pathwaytool.load.stated_language import LIBRARY_FILES, may_have_base
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.model.library import Library
from pathwaytool.model.position import Location, Place


@dataclass(frozen=True, slots=True)
class StatedBeneath:
    """What a library file says of its base. `top` is its folder, without detours."""

    place: Place
    path: str
    top: str
    version: str | None

    @property
    def at(self) -> Location:
        """Return where the folder is written."""
        return self.place.value("path")

    @property
    def is_around(self) -> bool:
        """Tell whether the folder is, by its name alone, that of the library or one around it."""
        return set(self.top.split("/")) <= {".", ".."}

    @property
    def is_from_the_root(self) -> bool:
        """Tell whether it is said from the root of one computer, where no other can find it."""
        return self.top.startswith("/")

    def holds(self, path: str) -> bool:
        """Tell whether the file at a path from the library folder is one of the base."""
        return not self.is_around and path.startswith(f"{self.top}/")


def stated_in(texts: Mapping[str, bytes]) -> StatedBeneath | None:
    """Return what the library file among `texts` says of its base; None where it has none."""
    if not may_have_base(texts):
        return None
    return stated_among(read_file(name, texts[name]) for name in LIBRARY_FILES if name in texts)


def stated_among(files: Iterable[FileRead]) -> StatedBeneath | None:
    """Return the same of files that are read."""
    for file in files:
        if file.source.path not in LIBRARY_FILES or file.kind != "library":
            continue
        base = (file.data or {}).get("base")
        if base is not None:
            path = base["path"]
            top = posixpath.normpath(path)
            return StatedBeneath(Place(file.source, ("base",)), path, top, base.get("version"))
    return None


def top_file(files: Iterable[FileRead], stated: StatedBeneath) -> FileRead | None:
    """Return the library file of the base."""
    names = [f"{stated.top}/{name}" for name in LIBRARY_FILES]
    found = {file.source.path: file for file in files if file.kind in ("library", None)}
    return next((found[name] for name in names if name in found), None)


def beneath_findings(stated: StatedBeneath, files: Iterable[FileRead]) -> list[Diagnostic]:
    """Return why a library cannot rest on what stands in the folder that it names."""
    if stated.is_around:
        return [together.BASE_IS_ITSELF.at(stated.at, path=stated.path)]
    top = top_file(files, stated)
    if top is None:
        return [together.BASE_MISSING.at(stated.at, path=stated.path)]
    if "base" in (top.data or {}):
        return [together.BASE_ON_BASE.at(stated.at, path=stated.path)]
    return []


def version_findings(stated: StatedBeneath, library: Library) -> Iterator[Diagnostic]:
    """Yield where the pathways that editions are of have another version than is stated."""
    if stated.version is None:
        return
    theirs = {
        id_: one.version for id_, one in library.pathways.items() if stated.holds(one.source.path)
    }
    asked = {one.edition_of for one in library.editions.values()} & theirs.keys()
    if not asked and stated.version in theirs.values():
        return
    for id_, version in theirs.items():
        if version != stated.version and (id_ in asked or not asked):
            at = stated.place.value("version")
            gaps = {"version": stated.version, "pathway": id_, "found": version}
            yield together.BASE_VERSION.at(at, **gaps)
            return


def as_our_own(found: Iterable[Diagnostic], stated: StatedBeneath | None) -> list[Diagnostic]:
    """Return findings without those in the base, which are its own: its errors are one of ours."""
    if stated is None:
        return list(found)
    ours: list[Diagnostic] = []
    errors: list[Diagnostic] = []
    for one in found:
        if not stated.holds(one.location.path):
            ours.append(one)
        elif one.is_error:
            errors.append(one)
    if errors:
        first = min(errors, key=lambda one: (one.location.path, one.location.span))
        at = f"{first.location.path}:{first.location.span.line}"
        ours.append(
            together.BASE_WITH_ERRORS.at(
                stated.at, path=stated.path, n=len(errors), at=at, rule=first.message.rule
            )
        )
    return ours
