"""A file that is not read, and YAML that is allowed elsewhere but not here."""

from pathwaytool.load.messages.severity import error

FILE_TOO_LARGE = error(
    "file-too-large",
    "The file is {size} MB; {limit} MB is the most that is read.",
    "Split the file into several.",
)
WRONG_ENCODING = error(
    "wrong-encoding",
    "The file is not written as UTF-8; it looks like {encoding}.",
    "Save the file again with the encoding UTF-8.",
)
BYTE_ORDER_MARK = error(
    "byte-order-mark",
    "An invisible byte order mark stands in the middle of the file.",
    "Delete the line and write it again; the mark often comes with text pasted from elsewhere.",
)
CONTROL_CHARACTER = error(
    "control-character",
    "An invisible control character ({code}) stands here.",
    "Delete it; it often comes with text pasted from elsewhere.",
)
EMPTY_FILE = error(
    "empty-file",
    "The file has no content.",
    "Write a pathway or a register in it, or delete the file.",
)
NOT_A_MAP = error(
    "not-a-map",
    "The file does not begin with a key and a colon.",
    "Begin with “library:”, “pathway:”, “topic:”, “edition:” or the name of a register such as"
    " “actors:”.",
)
TAB = error(
    "tab",
    "A tab stands here; YAML only understands spaces.",
    "Replace the tab with spaces (two for each level).",
)
ANCHOR = error(
    "anchor",
    "“&{name}” is an anchor, and anchors are not used here.",
    "Write the content out in full, or put quotation marks around a text that begins with &.",
)
ALIAS = error(
    "alias",
    "“*{name}” points at an anchor, and anchors are not used here.",
    "Write the content out in full, or put quotation marks around a text that begins with *.",
)
TAG = error(
    "tag",
    "“{name}” is a YAML tag, and tags are not used here.",
    "Delete it, or put quotation marks around a text that begins with an exclamation mark.",
)
SEVERAL_DOCUMENTS = error(
    "several-documents",
    "A new document begins here in the same file (--- or ...).",
    "Delete the line, or move what follows to a file of its own.",
)
DIRECTIVE = error(
    "directive",
    "A line that begins with % is an instruction to the YAML reader, and those are not used here.",
    "Delete the line.",
)
DUPLICATE_KEY = error(
    "duplicate-key",
    "“{key}” stands twice in the same place.",
    "Delete one of them, or give one another name.",
)
MERGE_KEY = error(
    "merge-key",
    "“<<” merges another part of the file in here, and that is not used here.",
    "Write the content out in full.",
)
KEY_NOT_TEXT = error(
    "key-not-text",
    "The key “{key}” is not a text.",
    "Write a text as the key; a number needs quotation marks around it.",
)
TOO_DEEP = error(
    "too-deep",
    "More than {limit} levels stand inside each other here.",
    "Look for brackets that were not closed; no key needs so many levels.",
)
