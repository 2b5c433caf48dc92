"""A version as it was released: one page at an address that stays, and kept out of searches."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from pathwaytool.compare.record import Record, record_text
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.view import View
from pathwaytool.fingerprint import fingerprint
from pathwaytool.locales.conditions import when_sentence
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Guard, Pathway, Step, Transition
from pathwaytool.publish.frame.site import Asset, Page
from pathwaytool.publish.gather.drawings import (
    Kept,
    kept_picture,
    kept_svg,
    kept_twin,
    picture_path,
)
from pathwaytool.publish.page_maker import About, PageMaker
from pathwaytool.publish.words.writer import Writer

MOST_LETTERS = 45_000
"""How many letters of steps the page shows at most, so that it stays under 100 kB."""

MOST_POINTS = 40
"""How many points of what changed are told on the page; the page of changes tells more."""


@dataclass(frozen=True, slots=True)
class OldStep:
    """A step of an earlier version, in words. Nothing of it leads anywhere: pages are of today."""

    title: str
    phase: str
    accountable: str
    takes: str
    limits: tuple[str, ...]
    onward: tuple[str, ...]

    @property
    def letters(self) -> int:
        """Return how long it is."""
        said = (self.title, self.phase, self.accountable, self.takes, *self.limits, *self.onward)
        return sum(len(one) + 20 for one in said)


def version_pages(maker: PageMaker) -> Iterator[Page]:
    """Yield a page for each version that is recorded, also of a pathway that is gone."""
    by_name = {
        name: one
        for one in reversed([*maker.library.pathways.values()])
        for name in (*one.formerly, one.id)
    }
    for record in maker.site.records:
        pathway = by_name.get(record.pathway)
        name = maker.writer.plain(pathway.title) if pathway else record.pathway
        title = maker.writer.word("version_title", title=name, version=record.version)
        copy = maker.site.copies.get((record.pathway, record.version))
        key = fingerprint(
            maker.keys.shared, record_text(record), copy.key if copy else "", *_now(pathway)
        )
        summary = maker.writer.word("version_lead")
        given = partial(_given, maker, record, pathway)
        path = f"versioner/{record.pathway}/{record.version}"
        about = About(key, summary, is_old=True)
        yield maker.page(path, title, "version.html", given, about=about)
        if record.pictures:
            yield _picture_page(maker, record, pathway, name)


def _picture_page(maker: PageMaker, record: Record, pathway: Pathway | None, name: str) -> Page:
    """Return the page of what a version changed, as a picture and in words."""
    word = maker.writer.word
    title = word("version_picture_title", title=name, version=record.version)
    key = fingerprint(maker.keys.shared, record_text(record), "picture", *_now(pathway))
    about = About(key, word("version_picture_lead"), is_old=True)
    path = maker.writer.addresses.path("version-picture", record.pathway, record.version) or ""
    given = partial(_picture_given, record, pathway)
    return maker.page(path, title, "version_picture.html", given, about=about)


@dataclass(frozen=True, slots=True)
class VersionPicturePage:
    """What a template is given for the picture of what a version changed."""

    record: Record
    now: Pathway | None
    kept: Kept
    twin: Markup


def _picture_given(record: Record, now: Pathway | None, writer: Writer) -> VersionPicturePage:
    kept = kept_picture(record, writer.language)
    assert kept is not None
    return VersionPicturePage(record, now, kept, kept_twin(kept.view))


def version_files(maker: PageMaker) -> Iterator[Asset]:
    """Yield the pictures of what each version changed."""
    for record in maker.site.records:
        view = record.picture(maker.writer.language)
        if view is not None:
            key = fingerprint(record_text(record), maker.writer.language, "svg")
            yield Asset(f"{maker.prefix}{picture_path(record)}", partial(_svg, view), key)


def _svg(view: View) -> bytes:
    return kept_svg(view).encode()


def _now(pathway: Pathway | None) -> tuple[str, ...]:
    """Return what the page says of the pathway as it is now."""
    return (pathway.id, pathway.version, repr(pathway.title)) if pathway else ()


@dataclass(frozen=True, slots=True)
class VersionPage:
    """What a template is given for version."""

    record: Record
    now: Pathway | None
    then: Pathway | None
    in_force: Record | None
    language: str
    head: tuple[str, ...]
    points: tuple[str, ...]
    more: int
    after: tuple[str, ...]
    steps: list[OldStep]
    missing: int


def _given(maker: PageMaker, record: Record, now: Pathway | None, writer: Writer) -> VersionPage:
    copy = maker.site.copies.get((record.pathway, record.version))
    library = copy.library() if copy else None
    then = library.pathways.get(record.pathway) if library else None
    language, told = record.in_(writer.language)
    steps = list(_steps(library, then, writer)) if library and then else []
    return VersionPage(
        record=record,
        now=now,
        then=then,
        in_force=_in_force(now, writer),
        language=language,
        head=told.head,
        points=told.points[:MOST_POINTS],
        more=max(0, len(told.points) - MOST_POINTS),
        after=told.after,
        steps=steps,
        missing=len(then.steps) - len(steps) if then else 0,
    )


def _in_force(pathway: Pathway | None, writer: Writer) -> Record | None:
    """Return the newest version that is published; None where there is none."""
    found = writer.versions(pathway) if pathway else ()
    return next((one for one in found if one.status == "published"), None)


def _steps(library: Library, pathway: Pathway, writer: Writer) -> Iterator[OldStep]:
    """Yield the steps in words, as many as there is room for."""
    left = MOST_LETTERS
    for step in pathway.steps.values():
        shown = _step(library, pathway, step, writer)
        left -= shown.letters
        if left < 0:
            return
        yield shown


def _step(library: Library, pathway: Pathway, step: Step, writer: Writer) -> OldStep:
    actor, phase = library.actors.get(step.accountable), library.phases.get(step.phase)
    return OldStep(
        title=writer.plain(step.title),
        phase=writer.plain(phase.title) if phase else step.phase,
        accountable=writer.plain(actor.title) if actor else step.accountable,
        takes=writer.takes(step.takes) if step.takes else "",
        limits=tuple(writer.limit(limit) for limit, _ in step.limits),
        onward=tuple(_onward(pathway, one, writer) for one in step.transitions),
    )


def _onward(pathway: Pathway, way: Transition, writer: Writer) -> str:
    target = pathway.steps.get(way.to) or pathway.ends.get(way.to)
    title = writer.plain(target.title) if target else way.to
    if way.when is not None:
        said = when_sentence(way.when, pathway.facts, writer.language)
        return f"{title} – {writer.word('when')} {said}"
    if way.guard == Guard.OTHERWISE:
        return f"{title} – {writer.word('version_otherwise')}"
    return title
