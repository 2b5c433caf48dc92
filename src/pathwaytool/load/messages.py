"""Every finding about text, YAML and shape: what can be wrong before a library is a library."""

from pathwaytool.model.diagnostic import Message, Severity


def _error(rule: str, english: str, mend: str) -> Message:
    return Message(rule, Severity.ERROR, english, mend)


# The file itself.
FILE_TOO_LARGE = _error(
    "file-too-large",
    "The file is {size} MB; {limit} MB is the most that is read.",
    "Split the file into several.",
)
WRONG_ENCODING = _error(
    "wrong-encoding",
    "The file is not written as UTF-8; it looks like {encoding}.",
    "Save the file again with the encoding UTF-8.",
)
BYTE_ORDER_MARK = _error(
    "byte-order-mark",
    "An invisible byte order mark stands in the middle of the file.",
    "Delete the line and write it again; the mark often comes with text pasted from elsewhere.",
)
CONTROL_CHARACTER = _error(
    "control-character",
    "An invisible control character ({code}) stands here.",
    "Delete it; it often comes with text pasted from elsewhere.",
)
EMPTY_FILE = _error(
    "empty-file",
    "The file has no content.",
    "Write a pathway or a register in it, or delete the file.",
)
NOT_A_MAP = _error(
    "not-a-map",
    "The file does not begin with a key and a colon.",
    "Begin with “library:”, “pathway:”, “edition:” or the name of a register such as “actors:”.",
)

# YAML that is allowed elsewhere, but not here.
TAB = _error(
    "tab",
    "A tab stands here; YAML only understands spaces.",
    "Replace the tab with spaces (two for each level).",
)
ANCHOR = _error(
    "anchor",
    "“&{name}” is an anchor, and anchors are not used here.",
    "Write the content out in full, or put quotation marks around a text that begins with &.",
)
ALIAS = _error(
    "alias",
    "“*{name}” points at an anchor, and anchors are not used here.",
    "Write the content out in full, or put quotation marks around a text that begins with *.",
)
TAG = _error(
    "tag",
    "“{name}” is a YAML tag, and tags are not used here.",
    "Delete it, or put quotation marks around a text that begins with an exclamation mark.",
)
SEVERAL_DOCUMENTS = _error(
    "several-documents",
    "A line with three dashes begins a second document in the same file.",
    "Delete the line, or move what follows to a file of its own.",
)
DIRECTIVE = _error(
    "directive",
    "A line that begins with % is an instruction to the YAML reader, and those are not used here.",
    "Delete the line.",
)
DUPLICATE_KEY = _error(
    "duplicate-key",
    "“{key}” stands twice in the same place.",
    "Delete one of them, or give one another name.",
)
MERGE_KEY = _error(
    "merge-key",
    "“<<” merges another part of the file in here, and that is not used here.",
    "Write the content out in full.",
)
KEY_NOT_TEXT = _error(
    "key-not-text",
    "The key “{key}” is not a text.",
    'Put quotation marks around it: "{key}":',
)
TOO_DEEP = _error(
    "too-deep",
    "More than {limit} levels stand inside each other here.",
    "Look for brackets that were not closed; no key needs so many levels.",
)

# YAML that no reader understands.
YAML_SYNTAX = _error(
    "yaml-syntax",
    "This line cannot be read as YAML.",
    "Compare it with the lines around it: indentation, colons, quotation marks and brackets.",
)

# The shape of a file.
UNKNOWN_KIND = _error(
    "unknown-kind-of-file",
    "Nothing tells what this file is; its first key is “{key}”.",
    "Begin with “library:”, “pathway:”, “edition:” or the name of a register such as “actors:”.",
)

# Files together.
NO_LIBRARY_FILE = _error(
    "no-library-file",
    "No file in the folder begins with “library:”.",
    "Write a file library.yml with the library's id, title, languages, sectors and phases.",
)
SEVERAL_LIBRARY_FILES = _error(
    "several-library-files",
    "There is a library file already: {other}.",
    "Keep one file that begins with “library:”, and move the content of the other into it.",
)
DUPLICATE_ID = _error(
    "duplicate-id",
    "The id “{id}” is used already, in {other}.",
    "Give one of them another id, or delete one.",
)
CASE_COLLISION = _error(
    "case-collision",
    "“{id}” and “{other}” differ only in capital letters.",
    "Choose ids that differ in more; their pages would overwrite each other on some computers.",
)

ALL_MESSAGES: tuple[Message, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Message)
)
"""Every message of this part, in the order above."""
