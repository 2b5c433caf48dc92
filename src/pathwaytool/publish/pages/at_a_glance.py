"""A pathway at a glance: who is behind it, how it begins, what comes of it, how sure it is."""

from collections import Counter
from collections.abc import Callable, Mapping

from pathwaytool.dataclass import dataclass
from pathwaytool.model.aspect import Aspect
from pathwaytool.model.confidence import Confidence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway, Step
from pathwaytool.publish.order.grouping import CountryGroup
from pathwaytool.publish.page_maker import Given, PageMaker
from pathwaytool.publish.words.templating import Joined
from pathwaytool.publish.words.writer import Writer

Ages = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class AtAGlance:
    """What stands first on the page of a pathway that is no young person's.

    `meets` are those who contribute and are nowhere accountable. `times` are the steps that say how
    long they take or may take.
    """

    accountable: tuple[str, ...]
    meets: tuple[str, ...]
    begins: tuple[Step, ...]
    times: tuple[Step, ...]
    gives: tuple[str, ...]


def at_a_glance_of(pathway: Pathway) -> AtAGlance:
    """Return a pathway at a glance."""
    steps = pathway.steps.values()
    accountable = dict.fromkeys(step.accountable for step in steps)
    by_steps = (step.gives for step in steps)
    by_ends = (end.gives for end in pathway.ends.values())
    meets = dict.fromkeys(id_ for step in steps for id_ in step.contributors)
    return AtAGlance(
        tuple(accountable),
        tuple(id_ for id_ in meets if id_ not in accountable),
        tuple(step for step in steps if step.start or Aspect.ENTRY in step.aspects),
        tuple(step for step in steps if step.limits or step.takes),
        tuple(dict.fromkeys(id_ for given in (*by_steps, *by_ends) for id_ in given)),
    )


def confidence_of(pathway: Pathway) -> list[tuple[str, int]]:
    """Return how many steps are known in which way, the surest first."""
    counts = Counter(step.confidence for step in pathway.steps.values())
    order = (
        Confidence.CHECKED,
        Confidence.SEED,
        Confidence.FOUND,
        Confidence.PROPOSED,
        Confidence.UNVERIFIED,
    )
    return [(one.value, counts[one]) for one in order if counts[one]]


@dataclass(frozen=True, slots=True)
class Module:
    """A pathway that is a step of another, and the step."""

    step: Step
    pathway: Pathway


def modules_of(pathway: Pathway, library: Library) -> list[Module]:
    """Return the pathways that a pathway runs."""
    return [
        Module(step, library.pathways[step.runs])
        for step in pathway.steps.values()
        if step.runs and step.runs in library.pathways
    ]


def outside_of(pathway: Pathway, main: Pathway | None, writer: Writer) -> Callable[[Ages], str]:
    """Return what says that ages reach above the target group of the library's main pathway."""
    last = main.ages[1] if main and main.ages and main.id != pathway.id else None

    def said(ages: Ages) -> str:
        ages = ages or pathway.ages
        if last is None or ages is None or ages[1] <= last:
            return ""
        return writer.word("outside_group" if ages[0] > last else "outside_group_partly", age=last)

    return said


def target_of(main: Pathway | None, writer: Writer) -> str:
    """Say which target group is meant where something is outside of it."""
    if main is None or main.ages is None:
        return ""
    gaps: Mapping[str, str | int] = {"first": main.ages[0], "last": main.ages[1]}
    return writer.word("outside_group_what", pathway=writer.plain(main.title), **gaps)


def title_of(group: CountryGroup, writer: Writer) -> str:
    """Return what the part of the library that concerns a country is called."""
    if group.country:
        return writer.plain(group.country.title)
    return writer.word("no_country" if writer.library.countries else "pathways")


@dataclass(frozen=True, slots=True)
class SharedByPages:
    """What the template of every page of a pathway is given."""

    pathway: Pathway
    outside: Callable[[tuple[int, int] | None], str]
    outside_what: str


def shared_by_pages(maker: PageMaker, pathway: Pathway, writer: Writer) -> SharedByPages:
    """Return what the template of every page of a pathway is given."""
    return SharedByPages(
        pathway=pathway,
        outside=outside_of(pathway, maker.main, writer),
        outside_what=target_of(maker.main, writer),
    )


def with_shared(maker: PageMaker, pathway: Pathway, given: Given) -> Given:
    """Return `given` and what every page of a pathway is given."""
    return lambda writer: Joined((shared_by_pages(maker, pathway, writer), given(writer)))
