"""YAML that no reader understands."""

from pathwaytool.load.messages.severity import error

BAD_INDENTATION = error(
    "bad-indentation",
    "The indentation of “{line}” does not fit the lines above.",
    "Give it exactly as many spaces as the lines that it belongs with.",
)
MISSING_COLON = error(
    "missing-colon",
    "“{line}” has no colon.",
    "Write “key: content”, or move the line in under the text that it belongs to.",
)
MISSING_SPACE_AFTER_COLON = error(
    "missing-space-after-colon",
    "A space is missing after “{key}:”.",
    "Write a space after the colon.",
)
MISSING_SPACE_AFTER_DASH = error(
    "missing-space-after-dash",
    "A space is missing after the dash.",
    "Write a space after the dash.",
)
COLON_IN_TEXT = error(
    "colon-in-text",
    "The text “{value}” has a colon in it, so it is read as a new key.",
    "Put quotation marks around the whole text; if it is below its key, write >- after that.",
)
COMMA_IN_TEXT = error(
    "comma-in-text",
    "Between {{ and }} a comma ends a text, so “{value}” is read as a new key.",
    "Put quotation marks around the whole text, from before the comma.",
)
UNCLOSED_QUOTE = error(
    "unclosed-quote",
    "The quotation mark {quote} is not closed.",
    "Write the same mark at the end of the text; in a text with apostrophes, use double marks.",
)
TEXT_AFTER_QUOTE = error(
    "text-after-quote",
    "The quotation marks close before the text does.",
    "Put marks of the other sort around the whole text (\" or '), or write '' for an apostrophe.",
)
UNCLOSED_BRACKET = error(
    "unclosed-bracket",
    "The bracket {bracket} is not closed.",
    "Write {closing} where the list or the map ends.",
)
EXTRA_BRACKET = error(
    "extra-bracket",
    "The bracket {bracket} closes nothing.",
    "Delete it, or put quotation marks around the text that it belongs to.",
)
MISSING_COMMA = error(
    "missing-comma",
    "A comma is missing between two parts inside the brackets.",
    "Write a comma between them; put quotation marks around a text with a colon or a comma.",
)
MISSING_BRACES = error(
    "missing-braces",
    "Keys that stand beside each other on a line stand between {{ and }}.",
    "Write {{ before “{key}” and }} after the last.",
)
KEYS_ON_A_LINE = error(
    "keys-on-one-line",
    "“{key}:” is a key of its own, and stands on the line of another.",
    "Move it to a line of its own right below, and leave out the comma.",
)
LIST_SIGN = error(
    "list-sign",
    "A part of a list begins with - and not with {sign}.",
    "Write - in place of {sign}.",
)
STRAY_SIGN = error(
    "stray-sign",
    "Something is missing before {sign}.",
    "Write what is missing, or delete the sign; a text with that sign needs quotation marks.",
)
QUOTES_NEEDED = error(
    "quotes-needed",
    "A text cannot begin with {sign} unless it stands in quotation marks.",
    "Put quotation marks around the whole text.",
)
LIST_ON_KEY_LINE = error(
    "list-on-key-line",
    "A list with dashes cannot begin on the same line as its key.",
    "Move the dash to the next line, or write the list in brackets: [a, b].",
)
DASH_AMONG_KEYS = error(
    "dash-among-keys",
    "“{line}” is part of a list, but keys stand here.",
    "Indent the list in under its key, or delete the dash.",
)
TEXT_AFTER_ID = error(
    "text-after-id",
    "“{id}” has a text on its line and keys below it.",
    "Move the text to the line below, as “title: {text}”, and in line with the other keys.",
)
UNKNOWN_ESCAPE = error(
    "unknown-escape",
    "“{escape}” means nothing between double quotation marks.",
    "Write two backslashes, or use single quotation marks.",
)
TEXT_AFTER_BLOCK_SIGN = error(
    "text-after-block-sign",
    "After | or > the text begins on the next line.",
    "Move the text down a line and indent it, or put quotation marks around it.",
)
YAML_SYNTAX = error(
    "yaml-syntax",
    "This cannot be read as YAML.",
    "Compare it with the lines around it: indentation, colons, quotation marks and brackets.",
)
