"""Signs that look like those of YAML and are others: what Word, mail and Git leave behind."""

from pathwaytool.load.messages.severity import error, warning

MERGE_CONFLICT = error(
    "merge-conflict",
    "An unresolved merge begins here; it ends in line {end}.",
    "Keep one of the versions, and delete the lines that begin with <<<<<<<, ======= or >>>>>>>.",
)
ODD_SPACE = error(
    "odd-space",
    "The space here is of a special sort ({code}), and only the ordinary one is understood.",
    "Delete it; if a space is meant there, press the space bar.",
)
UNSEEN_SIGN = error(
    "unseen-sign",
    "An invisible sign ({code}) stands here, so the word is another than it looks.",
    "Delete the word, and write it again on the keyboard.",
)
ODD_DASH = error(
    "odd-dash",
    "“{written}” has a dash ({code}) where only the hyphen of the keyboard is understood.",
    "Write “{meant}” instead, with the hyphen of the keyboard.",
)
ODD_QUOTE = error(
    "odd-quotation-mark",
    "The mark {written} ({code}) is a sign like any other here, and not a quotation mark.",
    "Write it so instead: {meant}",
)
ODD_SIGN = error(
    "odd-sign",
    "“{written}” ({code}) looks like “{meant}” and is another sign.",
    "Write “{meant}” instead.",
)
TEXT_CUT = warning(
    "text-cut-short",
    "The text ends before “{comment}”: a # after a space begins a comment.",
    "Put quotation marks around the whole text; if it is a comment, write a space after #.",
)
PASTED_LINES = error(
    "pasted-lines",
    "“{line}” is no part of the file; it came along when the text was copied.",
    "Delete what stands in these lines: {lines}.",
)
GARBLED = error(
    "garbled-letters",
    "“{written}” is “{meant}” in a wrong encoding; the file has {n} of the kind.",
    "Write “{meant}”, and so at each of them; or fetch the text again, and save it as UTF-8.",
)
LETTER_LOST = warning(
    "letter-lost",
    "In “{word}” the sign {sign} stands where there may have been a letter.",
    "Write the word again; after a question mark that is meant, write a space.",
)
HTML_SIGN = warning(
    "html-sign",
    "“{written}” is a sign as web pages write it; the reader sees it as it stands here.",
    "Write “{meant}” instead.",
)
OLD_LINE_ENDS = error(
    "old-line-ends",
    "The lines end with a sign of old computers (U+000D), so the file is one long line.",
    "Save the file again with ordinary line ends (LF or CRLF).",
)
ROUND_BRACKETS = error(
    "round-brackets",
    "“{value}” has round brackets, and keys stand between {{ and }}.",
    "Write {{ in place of ( and }} in place of ).",
)
MISSING_DASH = error(
    "missing-dash",
    "“{key}” is a list, and each of its parts begins with a dash; before “{first}” there is none.",
    "Write a dash and a space before “{first}”, and the keys that belong to it right below it.",
)
LONE_QUOTE = warning(
    "lone-quotation-mark",
    "The text “{said}” has a quotation mark whose other one is missing.",
    "Delete it, or write the other one.",
)
