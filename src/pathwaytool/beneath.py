"""A library folder on the disk together with the library that it rests on."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pathwaytool.folder import Folder, read_folder
from pathwaytool.load.stated_language import LIBRARY_FILES, may_have_base
from pathwaytool.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from pathwaytool.load.beneath import StatedBeneath


def read_with_base(folder: Path) -> Folder:
    """Read a library folder, and that of its base. Raises: OSError as `read_folder`."""
    return with_base(read_folder(folder), folder)


def with_base(folder: Folder, home: Path) -> Folder:
    """Return what was read of the library that stands in `home`, and its base as it stands there.

    The texts of the base have the paths that lead to them. Where there is none to be read, there
    are none of it. Raises: nothing.
    """
    if not may_have_base(folder.texts):
        return folder
    # Not before: where nothing has changed, nobody should wait for all that reads YAML.
    from pathwaytool.load.beneath import stated_in

    stated = stated_in(folder.texts)
    if stated is None:
        return folder
    texts = {path: text for path, text in folder.texts.items() if not stated.holds(path)}
    refused = [one for one in folder.refused if not stated.holds(one.location.path)]
    if not stated.is_around and not stated.is_from_the_root:
        beneath = _beneath(stated, home)
        texts |= {f"{stated.top}/{path}": text for path, text in beneath.texts.items()}
        refused += beneath.refused
    return Folder(texts, tuple(refused))


def _beneath(stated: "StatedBeneath", home: Path) -> Folder:
    """Return what is read of the base. Its folder may be a link: it is the one that is named."""
    from pathwaytool.load.messages.together import BASE_IS_ITSELF

    top = home / stated.top
    try:
        if home.resolve().is_relative_to(top.resolve()):
            return Folder({}, (BASE_IS_ITSELF.at(stated.at, path=stated.path),))
        if not any((top / name).is_file() for name in LIBRARY_FILES):
            return Folder({})
        found = read_folder(top)
    except (OSError, RuntimeError, ValueError):  # a ring of links; a name that no folder can have
        return Folder({})
    return Folder(found.texts, tuple(_in_base(one, stated) for one in found.refused))


def _in_base(finding: Diagnostic, stated: "StatedBeneath") -> Diagnostic:
    at = finding.location
    return replace(finding, location=replace(at, path=f"{stated.top}/{at.path}"))
