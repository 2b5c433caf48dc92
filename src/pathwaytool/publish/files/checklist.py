"""What is to be checked, in plain words: a table for a spreadsheet, and lines for a terminal."""

from collections.abc import Iterator, Sequence

from pathwaytool.dataclass import dataclass
from pathwaytool.model.registers import LegalBasis, Source, Statement
from pathwaytool.publish.files.spreadsheet import csv_of
from pathwaytool.publish.gather.checklist import (
    RENEWED,
    Advice,
    BorderCrossing,
    Departing,
    StepLimit,
    ToCheck,
    WholeStep,
    marking_of,
    to_check,
)
from pathwaytool.publish.gather.tracing import Use
from pathwaytool.publish.words.citing import safe_address
from pathwaytool.publish.words.writer import Writer

FILE = "hent/kontrol.csv"


@dataclass(frozen=True, slots=True)
class Look:
    """A place to look something up: `where` in the source of a statement or a legal basis.

    `kind` is what `Writer.url` is asked for; `is_other` tells whether it is something else than
    what is to be checked.
    """

    kind: str
    what: Statement | LegalBasis
    where: str
    source: Source | None
    is_other: bool

    @property
    def address(self) -> str | None:
        """Return where the source can be read."""
        return safe_address(self.source.address) if self.source else None


def looks_of(one: ToCheck, writer: Writer) -> list[Look]:
    """Return where something that is to be checked can be looked up."""
    library = writer.library
    named: list[Statement | LegalBasis] = []
    if isinstance(one.thing, Statement | LegalBasis):
        named.append(one.thing)
    named += [library.legal_bases[id_] for id_ in one.law if id_ in library.legal_bases]
    named += [library.statements[id_] for id_ in one.cites if id_ in library.statements]
    return [_look_in(each, each is not one.thing, writer) for each in named]


def _look_in(what: Statement | LegalBasis, is_other: bool, writer: Writer) -> Look:
    source = writer.library.sources.get(what.source or "")
    if isinstance(what, LegalBasis):
        return Look("legal", what, what.after_act.strip(), source, is_other)
    return Look("statement", what, what.locator or "", source, is_other)


def checklist_csv(writer: Writer) -> bytes:
    """Return everything that is to be checked, a line each, the gravest first."""
    word = writer.word
    names = ("class", "what", "rests", "look", "confidence", "file", "line", "write")
    rows: list[Sequence[str]] = [[word(f"column_{name}") for name in names]]
    for one in to_check(writer.library):
        marking = marking_of(one, word("check_date"), word("check_role"))
        rows.append(
            (
                word(f"check_{one.kind}"),
                what_of(one, writer),
                "; ".join(dict.fromkeys(_rests(use, writer) for use in one.uses)),
                "; ".join(_look(look, writer) for look in looks_of(one, writer)),
                word(f"mark_{one.confidence.value}"),
                marking.path,
                str(marking.line),
                " / ".join(marking.lines),
            )
        )
    return csv_of(rows, writer.language)


def _rests(use: Use, writer: Writer) -> str:
    """Name what rests on a thing; a step and its limits have one name."""
    title = getattr(use.within, "title", None)
    return (f"{writer.plain(title)}: " if title else "") + writer.plain(use.title)


def what_of(one: ToCheck, writer: Writer) -> str:
    """Say in plain words what is to be checked."""
    match one.thing:
        case StepLimit(_, step, limit):
            kind = writer.word(f"limit_{limit.kind.value}")
            return f"{writer.plain(step.title)}: {writer.limit(limit)} ({kind})"
        case BorderCrossing(pathway, step, transition):
            target = pathway.steps.get(transition.to) or pathway.ends.get(transition.to)
            there = writer.plain(target.title) if target else transition.to
            return f"{writer.plain(step.title)} → {there}"
        case LegalBasis():
            act = writer.plain(one.thing.act)
            return f"{act}{one.thing.after_act}: {writer.plain(one.thing.title)}"
        case WholeStep(_, step):
            return writer.plain(step.title)
        case Advice(_, advice):
            return f"{writer.word('use_recommendation')} {writer.plain(advice.text)}"
        case Departing(edition, pathway, departure):
            title = writer.plain(pathway.steps[departure.step].title)
            return f"{writer.plain(edition.municipality)}: {title}"
        case Statement():
            return f"{one.thing.id}: {writer.plain(one.thing.text)}"


def _look(look: Look, writer: Writer) -> str:
    parts = [writer.plain(look.source.title) if look.source else "", look.where]
    return ", ".join(part for part in (*parts, look.address or "") if part)


def checklist_lines(writer: Writer, folder: str) -> Iterator[str]:
    """Yield a line for each thing to check, below a heading and what to write for each class.

    A line begins with file and line, so that a terminal can open them; `folder` is the library's.
    """
    word = writer.word
    found = to_check(writer.library)
    kind = ""
    for one in found:
        marking = marking_of(one, word("check_date"), word("check_role"))
        if one.kind != kind:
            if kind:
                yield ""
            kind = one.kind
            number = sum(1 for other in found if other.kind == kind)
            yield f"{word(f'check_{kind}')} ({number}): {word(f'check_{kind}_why')}"
            if one.kind not in RENEWED:  # where each has its own, in the file and on the page
                yield f"{word('column_write')}:"
                yield from (f"    {line}" for line in form_of(writer))
        yield f"{folder}{marking.path}:{marking.line}: {what_of(one, writer)}"
    if found:
        yield ""
        yield word("check_done")
    yield writer.count("n_checks", len(found)) if found else word("no_checks")


def form_of(writer: Writer) -> tuple[str, str]:
    """Return what to write where something is checked, to be filled in."""
    check = f"{{date: {writer.word('check_date')}, role: {writer.word('check_role')}}}"
    return ("confidence: checked", f"checked: {check}")
