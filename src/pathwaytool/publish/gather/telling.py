"""Who may tell what to whom, in plain words."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from pathwaytool.dataclass import dataclass
from pathwaytool.locales.conditions import listed
from pathwaytool.model.pathway import Handoff, Pathway, Transition
from pathwaytool.model.registers import LegalBasis
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class ToldHandoff:
    """A hand-off in a sentence. `refused` says what a no means; empty where nobody is asked.

    `law` are the provisions that it rests on, so far as the library knows them.
    """

    passing: Transition
    sentence: Markup
    refused: str
    law: tuple[LegalBasis, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether nothing says by what right it is told."""
        passing = self.passing.handoff
        return passing is not None and not (passing.consent or passing.basis)


def told_of(pathway: Pathway, passings: Iterable[Transition], writer: Writer) -> list[ToldHandoff]:
    """Say of each hand-off who may or must tell what to whom."""
    return [_told(pathway, one, one.handoff, writer) for one in passings if one.handoff]


def _told(pathway: Pathway, one: Transition, passing: Handoff, writer: Writer) -> ToldHandoff:
    known = writer.library.legal_bases
    law = tuple(known[id_] for id_ in passing.basis if id_ in known)
    key = _key(passing, law)
    sentence = escape(writer.word(key)).format(
        giver=_actor(pathway.steps[one.origin].accountable, writer),
        what=_papers(passing, writer),
        receiver=_actor(pathway.receiver(one), writer),
        asked=_asked(pathway, passing, writer),
    )
    refused = writer.word("tell_refused") if key == "tell_consent" else ""
    return ToldHandoff(one, sentence, refused, law)


def _key(passing: Handoff, law: tuple[LegalBasis, ...]) -> str:
    """Return which sentence tells it: a duty outweighs a leave, and a law outweighs consent."""
    if any(one.effect == "demands" for one in law):
        return "tell_demands"
    if passing.basis:
        return "tell_permits"
    return "tell_consent" if passing.consent else "tell_unknown"


def _actor(id_: str | None, writer: Writer) -> Markup | str:
    known = writer.library.actors.get(id_ or "")
    return writer.say(known.title) if known else id_ or writer.word("nobody")


def _papers(passing: Handoff, writer: Writer) -> Markup:
    known = writer.library.documents
    titles = [writer.plain(known[id_].title) if id_ in known else id_ for id_ in passing.documents]
    return Markup("<q>{}</q>").format(listed(titles, "and", writer.language))


def _asked(pathway: Pathway, passing: Handoff, writer: Writer) -> Markup | str:
    fact = pathway.facts.get(passing.consent_fact or "")
    given_by = fact.consent.given_by if fact and fact.consent else None
    return writer.say(given_by) if given_by else writer.word("tell_asked")
