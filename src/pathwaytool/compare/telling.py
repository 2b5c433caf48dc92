"""A difference as text, as a comment on a review, and as JSON."""

import json
from collections.abc import Iterator

from pathwaytool.compare.answering import places_of
from pathwaytool.compare.change import Change, Difference, Fate, FieldChange, PathwayDifference
from pathwaytool.compare.parts import Depth
from pathwaytool.compare.sentences import Sentences, field_sentence, yes_from
from pathwaytool.compare.values import Values
from pathwaytool.dataclass import dataclass
from pathwaytool.export.model_json import plain_of
from pathwaytool.model.text import Language
from pathwaytool.report.text import shown

VERSION = 1
"""Of the shape of the JSON. It changes when a reader of it would have to change."""

A_SCREEN = 24
"""How many points a comment on a review has at most."""

FEW = 8
"""How many points of one pathway are told where several have changed."""


@dataclass(frozen=True, slots=True)
class ToldSection:
    """What is said of one pathway, or of what they share."""

    id: str
    title: str
    head: tuple[str, ...]
    points: tuple[str, ...]
    foot: tuple[str, ...]
    is_only_words: bool = False


def sections_of(difference: Difference, language: Language) -> list[ToldSection]:
    """Return what differs, pathway by pathway, those that concern most first."""
    found = [_of_pathway(one, difference, language) for one in _by_weight(difference)]
    shared = [one for one in difference.shared if one.level == Depth.MEANING]
    words = len(difference.shared) - len(shared)
    if difference.shared:
        values = Values(difference, language, ())
        points = tuple(_shared(one, values) for one in shared)
        foot = tuple(_wording(words, values))
        found.append(ToldSection("", values.say["shared"], (), points, foot))
    return found


def sentences_about(difference: Difference, step: str, language: Language) -> list[str]:
    """Return what differs of one step, its ways and its limits, also where only words do."""
    found: list[str] = []
    for one in difference.pathways:
        if one.before is None or one.after is None:
            continue
        values = Values(difference, language, (one.before, one.after))
        sentences = Sentences(one, values)
        for change in one.changes:
            if step in places_of(change, one.after):
                found.append(sentences.change(change))
                worded = (field for field in change.fields if not _is_meant(field))
                found += [f"{field_sentence(field, values)}." for field in worded]
    return found


def _by_weight(difference: Difference) -> list[PathwayDifference]:
    def weight(one: PathwayDifference) -> tuple[bool, int]:
        return not one.is_meant, -(one.concerned.cases if one.concerned else 0)

    return sorted(difference.pathways, key=weight)


def _of_pathway(one: PathwayDifference, difference: Difference, language: Language) -> ToldSection:
    versions = [version for version in (one.before, one.after) if version]
    values = Values(difference, language, versions)
    sentences = Sentences(one, values)
    points = tuple(sentence.text for sentence in sentences.meant())
    foot = [*_wording(sentences.words(), values)]
    asked = yes_from(one.actors, (difference.before, difference.after), values)
    title = f"{one.pathway.title.in_(language)} ({one.id})"
    foot += [asked] if asked else []
    foot += list(sentences.likely())
    head, points = (tuple(map(ended, said)) for said in (sentences.who(), points))
    return ToldSection(one.id, title, head, points, tuple(foot), not one.is_meant)


def ended(sentence: str) -> str:
    """Return a sentence without the full stop after what was cut."""
    return sentence.replace("….", "…")


def _wording(places: int, values: Values) -> Iterator[str]:
    if places:
        key = "wording-1" if places == 1 else "wording"
        yield values.say[key].format(n=values.number(places))


def _shared(one: Change, values: Values) -> str:
    title = values.title_in(one.kind, one.id)
    told = values.say[one.sort.value].format(
        what=values.say[f"what-{one.kind}"].format(title=title)
    )
    details = [field_sentence(field, values) for field in one.fields if _is_meant(field)]
    return f"{told} – {'; '.join(details)}." if details else f"{told}."


def _is_meant(field: FieldChange) -> bool:
    return field.level == Depth.MEANING


# -- for people ----------------------------------------------------------------------------


def text_of(difference: Difference, language: Language) -> str:
    """Return all that differs as text for a terminal."""
    parts = []
    for section in sections_of(difference, language):
        lines = [section.title, *(f"  {line}" for line in section.head)]
        lines += [f"  – {point}" for point in section.points]
        lines += [f"  {line}" for line in section.foot]
        parts.append("\n".join(shown(line) for line in lines) + "\n")
    return "\n".join(parts) or _nothing(difference, language) + "\n"


def markdown_of(difference: Difference, language: Language) -> str:
    """Return what differs as Markdown for a comment on a review: the gravest, at most a screen."""
    say = Values(difference, language, ()).say
    lines = [f"### {say['heading']}", ""]
    sections = sections_of(difference, language)
    if not sections:
        return "\n".join([*lines, _nothing(difference, language)]) + "\n"
    worded = [one.title for one in sections if one.is_only_words]
    sections = [one for one in sections if not one.is_only_words]
    left = A_SCREEN
    most = A_SCREEN if len(sections) == 1 else FEW
    for number, section in enumerate(sections):
        if left <= 0:
            lines.append(say["more"].format(n=len(sections) - number))
            break
        points = section.points[: min(most, left)]
        hidden = len(section.points) - len(points)
        lines += [f"**{escaped(section.title)}**", ""]
        lines += [" ".join(escaped(one) for one in section.head), ""] if section.head else []
        lines += [f"- {escaped(one)}" for one in points]
        lines += [f"- {say['more'].format(n=hidden)}"] if hidden else []
        lines += [
            *(["", *(f"{escaped(one)}  " for one in section.foot)] if section.foot else []),
            "",
        ]
        left -= len(points) + 1
    if worded:
        lines.append(escaped(say["only-words"].format(names=", ".join(worded))))
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is, and that calls nobody."""
    safe = "".join(f"\\{char}" if char in MARKS else ENTITIES.get(char, char) for char in text)
    return shown(safe)


MARKS = frozenset("\\`*_[]#|~")
ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;"}


def _nothing(difference: Difference, language: Language) -> str:
    return Values(difference, language, ()).say["nothing"]


# -- for machines --------------------------------------------------------------------------


def json_of(difference: Difference) -> str:
    """Return all that differs as JSON.

    Shape: `{"format": "pathwaytool-difference", "version": 1, "pathways": […], "shared": […]}`;
    each pathway and change as in `compare/change.py`, what is not known absent.
    """
    document = {
        "format": "pathwaytool-difference",
        "version": VERSION,
        "differs": not difference.is_nothing,
        "meaning": difference.is_meant,
        "pathways": [_plain_pathway(one) for one in difference.pathways],
        "shared": [plain_of(one) for one in difference.shared],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _plain_pathway(one: PathwayDifference) -> dict[str, object]:
    """Return a pathway's difference without the two whole pathways."""
    versions = {
        name: None if version is None else {"id": version.id, "version": version.version}
        for name, version in (("before", one.before), ("after", one.after))
    }
    sort = Fate.ADDED if one.before is None else Fate.REMOVED if one.after is None else Fate.CHANGED
    return {
        "id": one.id,
        "sort": sort.value,
        **versions,
        "concerned": plain_of(one.concerned) if one.concerned else None,
        "surely": plain_of(one.surely) if one.surely else None,
        "exact": one.is_exact,
        "counted": one.is_counted,
        "new": one.new,
        "gone": one.gone,
        "coming": plain_of(one.coming),
        "changes": plain_of(one.changes),
        "likely": plain_of(one.likely),
        "fares": plain_of(one.fares),
        "actors": list(one.actors),
        "sectors": list(one.sectors),
    }
