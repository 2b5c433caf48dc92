"""Files that do not go together."""

from pathwaytool.load.messages.severity import error

NO_LIBRARY_FILE = error(
    "no-library-file",
    "No file in the folder begins with “library:”.",
    "Write a file library.yml with the library's id, title, languages, sectors and phases.",
)
SEVERAL_LIBRARY_FILES = error(
    "several-library-files",
    "There is a library file already: {other}.",
    "Keep one file that begins with “library:”, and move the content of the other into it.",
)
DUPLICATE_ID = error(
    "duplicate-id",
    "The id “{id}” is used already, in {other}.",
    "Give one of them another id, or delete one.",
)
CASE_COLLISION = error(
    "case-collision",
    "“{id}” and “{other}” differ only in capital letters.",
    "Choose ids that differ in more; their pages would overwrite each other on some computers.",
)
BASE_MISSING = error(
    "base-missing",
    "Seen from this library there is none in the folder “{path}”, which it rests on.",
    "Fetch the shared library, or write in `path` the way from this folder to that of its "
    "library.yml.",
)
BASE_IS_ITSELF = error(
    "base-is-itself",
    "The folder “{path}” is that of this library itself, or holds it.",
    "Let the shared library stand in a folder of its own, beside this or in it; write that folder.",
)
BASE_ON_BASE = error(
    "base-on-base",
    "The library in “{path}” rests on another itself.",
    "Write in `path` the folder of the library that has no `base` itself.",
)
BASE_VERSION = error(
    "base-version",
    "This library is made for version {version} of “{pathway}”, and the folder holds {found}.",
    "Write `version: {found}`, and see `pathwaytool edition review` for what to look at; or "
    "fetch version {version}.",
)
BASE_WITH_ERRORS = error(
    "base-with-errors",
    "The library in “{path}” has errors itself ({n}); the first stands in {at} ({rule}).",
    "Fetch a version of the shared library without errors; `pathwaytool validate` of that folder "
    "tells all of them.",
)
