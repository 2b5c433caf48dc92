"""How sure we are: open findings in plain words, the proof, and a page for each rule."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from pathwaytool.check.manual import example_of, explained, levels_words, manual_of
from pathwaytool.dataclass import dataclass
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.diagnostic import Diagnostic, Message
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.registers import Country, LegalBasis
from pathwaytool.prove.tell.naming import parts_sentences
from pathwaytool.publish.frame.site import Page, SearchEntry, SiteInput
from pathwaytool.publish.frame.strengths import strength_key, strengths_text
from pathwaytool.publish.gather.listing import ListGroup, ListPage, ListRow
from pathwaytool.publish.gather.verdicts import verdict
from pathwaytool.publish.order.grouping import country_groups
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.pages.gaps import stories
from pathwaytool.publish.words.prose import html_of, inline_html_of, unlinked_html_of
from pathwaytool.publish.words.writer import Writer
from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import summary

UNCHECKED = "unverified-basis"
"""The rule whose findings name legal bases, which a leader knows by their titles."""

MOST_FINDINGS = 60
"""How many findings of one rule the page lists before it only counts the rest."""


def quality_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield the page of open findings and the pages of the rules."""
    word = maker.writer.word
    found = (SearchEntry(word("quality"), word("found_page"), word("quality_what")),)
    key = fingerprint(maker.keys.whole, strengths_text(maker.site.strengths))
    about = About(key, word("quality_what"), found)
    given = partial(_quality, maker)
    yield maker.page("kvalitet", word("quality"), "quality.html", given, about=about)
    about = About(maker.keys.shared, word("rules_what"))
    yield maker.page("regler/index", word("rules"), "list.html", _rules, about=about)
    for message in explained().values():
        yield _rule_page(maker, message)


@dataclass(frozen=True, slots=True)
class ProvedRow:
    """A pathway, what is proved of it, and of what it is not settled whether anybody meets it."""

    pathway: Pathway
    verdict: str
    unsettled: list[str]


@dataclass(frozen=True, slots=True)
class ProvedGroup:
    """The pathways that concern a country, with what is proved of them."""

    country: Country | None
    rows: list[ProvedRow]


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """A pathway, what share of small mistakes in it would be noticed, and when that was measured.

    `share` is "" where it is not measured.
    """

    pathway: Pathway
    share: str
    when: str


@dataclass(frozen=True, slots=True)
class ConfidenceRow:
    """How many statements and legal bases are so sure."""

    name: str
    statements: int
    legal: int


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule, of which so many are `shown`; `mend` is "" where there are more."""

    rule: str
    title: Markup
    mend: str
    rows: list[Diagnostic]
    count: str
    shown: "list[ShownFinding]"


@dataclass(frozen=True, slots=True)
class QualityPage:
    """What a template is given for quality of quality."""

    summary: str
    proofs: list[ProvedGroup]
    strengths: list[MeasuredRow]
    confidence: list[ConfidenceRow]
    groups: list[FindingGroup]
    accepted: list[FindingGroup]


def _quality(maker: PageMaker, writer: Writer) -> QualityPage:
    findings = maker.site.diagnostics
    return QualityPage(
        summary=summary(findings, writer.language),
        proofs=_proofs(maker, writer),
        strengths=_strengths(maker, writer),
        confidence=_confidence(maker),
        groups=_groups(maker, [one for one in findings if one.accepted is None], writer),
        accepted=_groups(maker, [one for one in findings if one.accepted], writer),
    )


def _proofs(maker: PageMaker, writer: Writer) -> list[ProvedGroup]:
    """Return what is proved of each pathway, by country, in the order of the front page."""
    left = MOST_FINDINGS
    groups: list[ProvedGroup] = []
    for group in country_groups(maker.library):
        rows = [
            ProvedRow(one, verdict(one, maker.site, writer), _unsettled(one, maker.site, writer))
            for one in group.pathways[:left]
        ]
        left -= len(rows)
        if rows:
            groups.append(ProvedGroup(group.country, rows))
    return groups


def _unsettled(pathway: Pathway, site: SiteInput, writer: Writer) -> list[str]:
    """Say of what it is not settled whether anybody meets it, where there is something."""
    proof = site.proofs.get(pathway.id)
    if proof is None or not proof.unsettled:
        return []
    return parts_sentences(proof, pathway, writer.language)


def _strengths(maker: PageMaker, writer: Writer) -> list[MeasuredRow]:
    """Return what was measured of each pathway, and whether that was of how it is now."""
    library, measured = maker.library, maker.site.strengths
    ordered = (one for group in country_groups(library) for one in group.pathways)
    return [
        MeasuredRow(
            pathway=one,
            share=writer.word(
                "measured_share",
                noticed=found.noticed,
                total=found.total,
                share=_percent(found.noticed, found.total),
            )
            if found
            else "",
            when=writer.word(
                "measured_not_measured"
                if found is None
                else "measured_now"
                if found.of == strength_key(one, library)
                else "measured_old"
            ),
        )
        for one in list(ordered)[:MOST_FINDINGS]
        for found in (measured.get(one.id),)
    ]


def _percent(noticed: int, total: int) -> int:
    """Return a share in whole per cent, rounded down: 100 is only said where all is noticed."""
    return 100 * noticed // total if total else 100


def _confidence(maker: PageMaker) -> list[ConfidenceRow]:
    statements, bases = maker.library.statements.values(), maker.library.legal_bases.values()
    return [
        ConfidenceRow(
            name=one.value,
            statements=sum(1 for statement in statements if statement.confidence == one),
            legal=sum(1 for basis in bases if basis.confidence == one),
        )
        for one in Confidence
    ]


def _groups(maker: PageMaker, findings: Sequence[Diagnostic], writer: Writer) -> list[FindingGroup]:
    told = stories(maker.site)
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.message.rule, []).append(one)
    return [
        FindingGroup(
            rule=rule,
            title=inline_html_of(_title(rule, rows[0].message.english, writer)),
            mend=inline_html_of(mend(rows[0], writer.language)) if len(rows) == 1 else "",
            rows=rows,
            count=_count(rows, writer),
            shown=[
                _row(one, told.get((rule, one.location)), writer) for one in rows[:MOST_FINDINGS]
            ],
        )
        for rule, rows in sorted(groups.items(), key=lambda item: -len(item[1]))
    ]


def _title(rule: str, otherwise: str, writer: Writer) -> str:
    return manual_of(rule, writer.language).title if rule in explained() else otherwise


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """What a template is given for row of quality."""

    sentence: Markup
    bases: list[LegalBasis]
    more: int
    story: str | None
    place: str
    because: str
    until: str


def _row(finding: Diagnostic, told: tuple[str, str] | None, writer: Writer) -> ShownFinding:
    location, known = finding.location, finding.accepted
    page = writer.url("proof", told[0]) if told else None
    return ShownFinding(
        sentence=inline_html_of(sentence(finding, writer.language)),
        bases=_bases(finding, writer),
        more=len(finding.related) if finding.message.rule == UNCHECKED else 0,
        story=f"{page}#{told[1]}" if page and told else None,
        place=writer.word("place", file=location.path, line=location.span.line),
        because=inline_html_of(known.because.in_(writer.language)) if known else "",
        until=known.review if known else "",
    )


def _bases(finding: Diagnostic, writer: Writer) -> list[LegalBasis]:
    """Return the legal bases that a finding says nobody has checked."""
    if finding.message.rule != UNCHECKED:
        return []
    places = (finding.location, *finding.related)
    ids = (one.text[one.span.column - 1 : one.span.end_column - 1].strip("\"'") for one in places)
    known = writer.library.legal_bases
    return [known[id_] for id_ in dict.fromkeys(ids) if id_ in known]


def _count(rows: list[Diagnostic], writer: Writer) -> str:
    if rows[0].message.rule == UNCHECKED:
        bases = {basis.id for one in rows for basis in _bases(one, writer)}
        return writer.count("n_bases", len(bases))
    return writer.count("n_places", len(rows))


def _rules(writer: Writer) -> ListPage:
    rows = [
        ListRow(
            writer.url("rule", rule), unlinked_html_of(manual_of(rule, writer.language).title), rule
        )
        for rule in explained()
    ]
    groups = [ListGroup("", rows)]
    return ListPage(writer.word("rules"), writer.word("rules_what"), groups)


def _rule_page(maker: PageMaker, message: Message) -> Page:
    writer = maker.writer
    manual = manual_of(message.rule, writer.language)
    title = _plain(manual.title)
    found = (SearchEntry(title, writer.word("found_rule"), message.rule, weight=-3),)
    about = About(maker.keys.shared, title, found)
    given = partial(_rule, message)
    return maker.page(f"regler/{message.rule}", title, "rule.html", given, about=about)


def _plain(text: str) -> str:
    """Return `text` as it stands in a window's title: what is marked as code without the marks."""
    return text.replace("`", "")


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a template is given for rule of quality."""

    id: str
    severity: str
    title: Markup
    why: Markup
    levels: str
    fix: Markup
    examples: tuple[tuple[str, str], tuple[str, str], tuple[str, str]] | tuple[()]


def _rule(message: Message, writer: Writer) -> RulePage:
    manual = manual_of(message.rule, writer.language)
    example = example_of(message.rule, writer.language)
    return RulePage(
        id=message.rule,
        severity=writer.word(f"severity_{message.severity.value}"),
        title=inline_html_of(manual.title),
        why=html_of(manual.why),
        levels=levels_words(message.rule, writer.language),
        fix=inline_html_of(manual.fix),
        examples=(
            ("example_bad", example.wrong),
            ("example_output", example.output),
            ("example_good", example.right),
        )
        if example
        else (),
    )
