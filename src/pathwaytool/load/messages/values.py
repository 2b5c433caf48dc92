"""Values that are of the right sort and still wrong."""

from pathwaytool.load.messages.severity import error

NOT_AN_ID = error(
    "not-an-id",
    "“{value}” is not an id.",
    "Use at most 64 letters, digits, hyphens and underscores, such as barnets-plan; no spaces.",
)
WORDS_FOR_ID = error(
    "words-for-an-id",
    "“{value}” is not an id, and the id of something stands here.",
    "{near} Write the id that stands {home}; what has none yet is written there first.",
)
SEVERAL_IDS = error(
    "several-ids",
    "“{value}” is several ids, and one stands here.",
    "Write each id on a line of its own, after a dash and a space.",
)
CONDITION_IS_TEXT = error(
    "condition-is-text",
    "“{value}” is words, and a condition is written with keys.",
    "{near} Write each fact with a colon and its value: {{behov: stort, samtykke: yes}}.",
)
ID_IS_PATH = error(
    "id-is-path",
    "The id “{value}” looks like the path of a file.",
    "Write the id alone, without slashes, dots and endings.",
)
ID_NOT_NFC = error(
    "id-not-composed",
    "The id “{value}” holds a letter made of two characters, such as a with a loose ring.",
    "Delete the id and write it again on the keyboard: “{composed}”.",
)
RESERVED_FACT = error(
    "reserved-fact-name",
    "A fact cannot be called “{value}”; the word has a meaning in conditions.",
    "Give the fact another id.",
)
NOT_A_DATE = error(
    "not-a-date",
    "“{value}” is not a day in the calendar.",
    "{near} Write year-month-day, such as 2026-01-31.",
)
NO_SUCH_DAY = error(
    "no-such-day",
    "“{value}” is not a day in the calendar: {month} has {days} days in that year.",
    "Write a day from 1 to {days}; the last is {last}.",
)
NOT_A_DURATION = error(
    "not-a-duration",
    "“{value}” is not a length of time.",
    "{near} Write a number and hours, days, weekdays, weeks, months or years, such as 4 months.",
)
UNIT_NOT_ENGLISH = error(
    "unit-not-english",
    "“{value}” is a length of time, but its unit is not in English.",
    "Write {meant}.",
)
NOT_A_TIME_SPAN = error(
    "not-a-time-span",
    "“{value}” does not say how long it takes.",
    "{near} Write for example 1-24 hours, 3 weeks, 6-8 weeks or 1 day - 4 months.",
)
NOT_AGES = error(
    "not-ages",
    "“{value}” is not a range of ages.",
    "{near} Write the first and the last age in whole years, such as 12-17.",
)
NOT_FACT_VALUES = error(
    "not-fact-values",
    "“{value}” does not say which values the fact can have.",
    "{near} Write 12-17, yes-no or a map of two choices or more: {{ingen: …, lidelse: …}}.",
)
NOT_AN_ADDRESS = error(
    "not-an-address",
    "“{value}” is not an address on the web.",
    "{near} Write the whole address, beginning with https://",
)
RANGE_BACKWARDS = error(
    "range-backwards",
    "“{value}” runs backwards.",
    "Write the smaller first.",
)
NEXT_IS_LIST = error(
    "next-is-list",
    "“next” does not say whether all of the steps follow, or one of them.",
    "Write all: before the list (side by side), one: (exactly one) or each: (every one that fits).",
)
NEXT_MIXED = error(
    "next-mixed",
    "“next” can say only one thing: to, all, one or each.",
    "Keep one of them; move loop, handoff and label in to the branch they belong to.",
)
START_EXPECTED = error(
    "start-expected",
    "“{value}” does not say when the pathway can begin here.",
    "Write always, or when: with a condition under it.",
)
MOMENT_MIXED = error(
    "one-moment",
    "“{key}” must name exactly one moment.",
    "Write {{start: step}} or {{finish: step}}.",
)
ONE_KIND = error(
    "one-kind",
    "What a promise names is one thing: a step, or just one of {keys}.",
    "Keep one of them; where any will do, write a list: [{{{first}: …}}, {{{second}: …}}].",
)
NOT_TWO = error(
    "not-two",
    "“{key}” names just two things.",
    "Write [one, other]; where several will do for one of them: [one, [other, third]].",
)
NOT_A_MARK = error(
    "not-a-mark",
    "“{value}” is no mark of what was seen.",
    "Delete “seen:” with what stands after it; the tool writes it.",
)
REPEATED_ENTRY = error(
    "repeated-entry",
    "“{value}” stands twice in the list.",
    "Delete one of them.",
)
