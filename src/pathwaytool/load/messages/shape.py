"""Keys that are missing, misspelt or in the wrong place, and values of the wrong sort."""

from pathwaytool.load.messages.severity import error

UNKNOWN_KIND = error(
    "unknown-kind-of-file",
    "Nothing tells what this file is; its first key is “{key}”.",
    "Begin with “library:”, “pathway:”, “topic:”, “edition:” or the name of a register such as"
    " “actors:”.",
)
MISSPELT_KEY = error(
    "misspelt-key",
    "“{key}” is not a key here; it looks like “{meant}”.",
    "Write {instead} instead.",
)
UNKNOWN_KEY = error(
    "unknown-key",
    "“{key}” is not a key here.",
    "Check the indentation and the spelling. Here can stand: {keys}.",
)
STRANGE_KEYS = error(
    "keys-of-something-else",
    "“{part}” has keys that belong to something else: {strange}.",
    "See whether a line above it was lost, or the indentation is wrong. Here can stand: {keys}.",
)
KEY_OF_THE_NATION = error(
    "key-of-the-nation",
    "“{key}” is settled by the national pathway: {demanded}.",
    "Delete {key}: here; what the nation says stands. An edition can write here: {keys}.",
)
KEY_FOR_THE_NATION = error(
    "key-for-the-nation",
    "“{key}” is for the national pathway to say, and that says none here.",
    "Delete {key}: here. An edition can write here: {keys}.",
)
HEADING_INDENTED = error(
    "heading-indented",
    "“{key}:” is indented, as if it belonged to “{part}”.",
    "Move {key}: to the very left of its line.",
)
KEY_AS_ID = error(
    "key-where-id-belongs",
    "{strange} stands right under “{part}”, where there must be an id.",
    "Indent the lines in under the id that they belong to, or write the id on a line above them.",
)
KEYS_TOGETHER = error(
    "keys-that-exclude-each-other",
    "“{key}” cannot stand together with the other keys here.",
    "Delete it, or delete the key that says otherwise.",
)
MISSING_KEY = error(
    "missing-key",
    "“{key}” is missing in “{part}”.",
    "Write a line with {key}: here. {options}",
)
MISSING_KEYS = error(
    "missing-keys",
    "Several keys are missing in “{part}”: {keys}.",
    "Write a line for each; see also whether a line above “{part}” was lost.",
)
MISSING_ACCOUNTABLE = error(
    "missing-accountable",
    "“{part}” has nobody accountable.",
    "Write accountable: and the id of the one actor who answers for it.",
)
SEVERAL_ACCOUNTABLE = error(
    "several-accountable",
    "“{part}” has several actors accountable: {actors}.",
    "Keep one under accountable: and move the others to contributors:.",
)
BRANCH_WITHOUT_CONDITION = error(
    "branch-without-condition",
    "The branch says neither when it is taken nor that it is what is left.",
    "Write when: with a condition, or {otherwise}: in place of to:.",
)
BRANCH_WITHOUT_TARGET = error(
    "branch-without-target",
    "The branch does not say where it leads.",
    "Write to: and the id of a step or an end.",
)
EMPTY_VALUE = error(
    "empty-value",
    "Nothing stands after “{key}:”.",
    "Write the content, or delete the line where it may be left out.",
)
EMPTY_TEXT = error(
    "empty-text",
    "“{key}” is an empty text.",
    "Write the text, or delete the line where it may be left out.",
)
EMPTY_LIST = error(
    "empty-list",
    "“{key}” must hold at least one.",
    "Write at least one, or delete the line where it may be left out.",
)
AMBIGUOUS_SCALAR = error(
    "ambiguous-scalar",
    "{value} is read as something else than a text by some programs, and a text is meant here.",
    "Write it so instead: {meant}",
)
TEXT_EXPECTED = error(
    "text-expected",
    "“{key}” must be a text.",
    "Write one text, without [ and ], or one for each language: {{da: …, en: …}}.",
)
LIST_EXPECTED = error(
    "list-expected",
    "“{key}” must be a list.",
    "Put square brackets around it: [{value}].",
)
MAP_EXPECTED = error(
    "map-expected",
    "“{key}” must hold keys of its own, such as {example}.",
    "Write the keys under it, indented by two spaces.",
)
ID_EXPECTED = error(
    "one-id-expected",
    "“{key}” must be one id.",
    "Write one id, without brackets and without keys.",
)
NUMBER_EXPECTED = error(
    "number-expected",
    "“{key}” must be a whole number, and “{value}” is none.",
    "{near} Write a whole number without quotation marks.",
)
NUMBER_OUT_OF_RANGE = error(
    "number-out-of-range",
    "{value} is too small or too large for “{key}”.",
    "Write a whole number from {least} to {most}.",
)
TRUE_OR_FALSE = error(
    "true-or-false",
    "“{key}” must be true or false, and “{value}” is neither.",
    "{near} Write true or false, without quotation marks.",
)
YES_OR_NO = error(
    "yes-or-no",
    "{value} is not used in conditions.",
    "Write {meant}.",
)
MISSPELT_VALUE = error(
    "misspelt-value",
    "“{value}” cannot stand after “{key}:”; it looks like “{meant}”.",
    "Write {meant} instead.",
)
NOT_ONE_OF = error(
    "not-one-of",
    "“{value}” cannot stand after “{key}:”.",
    "Choose one of these: {choices}.",
)
