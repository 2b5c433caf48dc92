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
