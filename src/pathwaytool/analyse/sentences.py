"""What the structure of a pathway says, in sentences for whoever plans the work."""

from collections.abc import Iterable, Iterator

from pathwaytool.analyse.cooperation import Cooperation, Cut, cooperation_of
from pathwaytool.analyse.dependence import reaches_of, waits_of
from pathwaytool.analyse.passage import InCommon, passage_of
from pathwaytool.analyse.unavoidable import Everybody, Unavoidable
from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.locales.conditions import listed
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Level, Pathway
from pathwaytool.model.text import Language

QUOTES = {"da": ("»", "«"), "sv": ("”", "”")}

DRAWING, CONDITIONS = "drawing", "conditions"
"""What a sentence counts."""

MOST_CARRIERS = 3
"""How many documents are named that others build on."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Sentences on one question. `counts` says what they count: the drawing, or the conditions."""

    id: str
    title: str
    counts: str
    sentences: tuple[str, ...]


def parts_of(pathway: Pathway, everybody: Everybody, language: Language) -> tuple[Answered, ...]:
    """Return what the structure says, question by question; those with no answer are left out."""
    speaker = _Speaker(pathway, everybody.library, language)
    cooperation = cooperation_of(pathway)
    everyone = "everybody" if pathway.level == Level.CHILD else "always"
    said = (
        ("holds", DRAWING, _holding(cooperation, speaker)),
        ("cuts", DRAWING, _cuts(cooperation.cuts, speaker)),
        (everyone, CONDITIONS, _everybody(everybody.comes_to(pathway), speaker)),
        ("passed", DRAWING, _passed(passage_of(pathway), speaker)),
        ("papers", DRAWING, _papers(pathway, speaker)),
    )
    parts = (
        Answered(
            id_, speaker.word(f"part_{id_}"), speaker.word(_counted(counts, pathway)), tuple(lines)
        )
        for id_, counts, lines in said
    )
    return tuple(part for part in parts if part.sentences)


def _counted(counts: str, pathway: Pathway) -> str:
    of_work = counts == CONDITIONS and pathway.level != Level.CHILD
    return f"counts_{counts}_of_work" if of_work else f"counts_{counts}"


@dataclass(frozen=True, slots=True)
class _Speaker:
    pathway: Pathway
    library: Library
    language: Language

    def word(self, name: str, /, **gaps: str | int) -> str:
        return words(self.language, "analyse")[name].format(**gaps)

    def actor(self, id_: str) -> str:
        known = self.library.actors.get(id_)
        return _inside(known.title.in_(self.language)) if known else id_

    def sector(self, id_: str) -> str:
        known = self.library.sectors.get(id_)
        return _inside(known.title.in_(self.language)) if known else id_

    def document(self, id_: str) -> str:
        known = self.library.documents.get(id_)
        return known.title.in_(self.language) if known else id_

    def part(self, id_: str) -> str:
        known = self.pathway.steps.get(id_) or self.pathway.ends.get(id_)
        return known.title.in_(self.language) if known else id_

    def actors(self, ids: Iterable[str]) -> str:
        return listed([self.actor(id_) for id_ in ids], "and", self.language)

    def steps(self, ids: Iterable[str]) -> str:
        quoted = [self.quoted(self.part(id_)) for id_ in ids]
        return listed(quoted, "and", self.language)

    def quoted(self, title: str) -> str:
        opening, closing = QUOTES.get(self.language, ('"', '"'))
        return f"{opening}{title}{closing}"


def _inside(title: str) -> str:
    # "Rådgiver" is said "rådgiver" inside a sentence; "PPR" and the like stay.
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _holding(found: Cooperation, speaker: _Speaker) -> Iterator[str]:
    if not found.passings:
        yield speaker.word("nobody")
        return
    yield _joints(found, speaker)
    yield from _between(found, speaker)
    for name, actors in (("only_give", found.only_give), ("only_receive", found.only_receive)):
        if actors:
            yield speaker.word(name, actors=speaker.actors(actors))
    for group in found.groups if len(found.groups) > 1 else ():
        yield speaker.word("group", actors=speaker.actors(group))
    if len(found.apart) > 1:
        groups = " | ".join(speaker.actors(group) for group in found.apart)
        yield speaker.word("apart", groups=groups)


def _between(found: Cooperation, speaker: _Speaker) -> Iterator[str]:
    """Say who stands between most others, and who comes next."""
    for name, one in zip(("between", "between_next"), found.standings, strict=False):
        if one.between:
            share = round(one.between * 100)
            yield speaker.word(name, actor=speaker.actor(one.actor), share=share)


def _joints(found: Cooperation, speaker: _Speaker) -> str:
    joints = [one.actor for one in found.joints]
    if not joints:
        return speaker.word("no_joint")
    if len(joints) == 1:
        return speaker.word("joint", actor=speaker.actor(joints[0]))
    return speaker.word("joints", actors=speaker.actors(joints))


def _cuts(cuts: Iterable[Cut], speaker: _Speaker) -> Iterator[str]:
    """Say which hand-off alone connects sectors; those behind the same one are said together."""
    alone: dict[tuple[str, str, str], list[str]] = {}
    several = False
    for cut in cuts:
        several = True
        if len(cut.ways) == 1:
            key = (cut.ways[0].origin, cut.ways[0].to, cut.to)
            alone.setdefault(key, []).append(cut.origin)
    for (origin, to, sector), sectors in alone.items():
        names = [speaker.sector(id_) for id_ in sectors]
        yield speaker.word(
            "cut_one",
            origin=speaker.part(origin),
            to=speaker.part(to),
            sectors=listed(names, "or", speaker.language),
            sector=speaker.sector(sector),
        )
    if several and not alone:
        yield speaker.word("cut_none")


def _everybody(found: Unavoidable, speaker: _Speaker) -> Iterator[str]:
    whom = "everybody" if speaker.pathway.level == Level.CHILD else "always"
    if not found.is_proved:
        yield speaker.word(f"{whom}_unproved")
        return
    if found.steps:
        yield speaker.word(f"{whom}_steps", steps=speaker.steps(found.steps))
    else:
        yield speaker.word(f"{whom}_no_step")
    if found.sectors:
        names = [speaker.sector(id_) for id_ in found.sectors]
        sectors = listed(names, "and", speaker.language)
        yield speaker.word(f"{whom}_sectors", sectors=sectors)


def _passed(found: InCommon, speaker: _Speaker) -> Iterator[str]:
    for end, steps in found.to_end.items():
        gaps = {"end": speaker.part(end)}
        if steps:
            yield speaker.word("to_end", steps=speaker.steps(steps), **gaps)
        else:
            yield speaker.word("to_end_none", **gaps)
    for start, steps in found.from_start.items():
        if steps:
            gaps = {"start": speaker.part(start), "steps": speaker.steps(steps)}
            yield speaker.word("from_start", **gaps)
    if len(found.longest) > 1:
        first, last = speaker.part(found.longest[0]), speaker.part(found.longest[-1])
        yield speaker.word("longest", n=len(found.longest), first=first, last=last)
    depth = "depth" if found.depth > 1 else f"depth_{found.depth}"
    yield speaker.word(depth, n=found.depth)


def _papers(pathway: Pathway, speaker: _Speaker) -> Iterator[str]:
    waits: dict[tuple[str, str], tuple[dict[str, None], list[str]]] = {}
    for wait in waits_of(pathway):
        steps, givers = waits.setdefault((wait.receiver, wait.document), ({}, []))
        steps.update(dict.fromkeys(wait.needed_by))
        givers.append(speaker.actor(wait.giver))
    for (receiver, document), (steps, givers) in waits.items():
        actor = speaker.actor(receiver)
        yield speaker.word(
            "waits",
            receiver=actor[:1].upper() + actor[1:],
            steps=speaker.steps(steps),
            document=speaker.document(document),
            givers=listed(givers, "or", speaker.language),
        )
    for reach in reaches_of(pathway)[:MOST_CARRIERS]:
        n = len(reach.rests_on_it)
        name = "carries_1" if n == 1 else "carries"
        yield speaker.word(name, n=n, document=speaker.document(reach.document))
