"""`pathwaytool pdf`: a pathway, or a part of it, on paper."""

from typing import TYPE_CHECKING

import click

from pathwaytool.cli.libraries import asked_pathway, usable_project, where_it_stands
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_about, option
from pathwaytool.cli.streams import (
    CLEAN,
    DEFAULT_LIBRARY,
    WrongUseError,
    day_of,
    form_of,
    write,
)
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.project import Project

if TYPE_CHECKING:
    from pathwaytool.publish.frame.site import SiteInput
    from pathwaytool.publish.page_maker import PageMaker

ENDINGS = {".pdf": "pdf"}


@click.command("pdf", cls=SpokenCommand)
@click.argument("pathway", required=False)
@option("--part", metavar="PART", default="whole")
@option("--output", "-o", metavar="FILE")
@option("--library", metavar="PATH", default=DEFAULT_LIBRARY)
@option("--date", metavar="YYYY-MM-DD")
@LANGUAGE
def command(
    pathway: str | None, part: str, output: str | None, library: str, date: str | None
) -> int:
    """Write one document."""
    from pathwaytool.paper.asked import NoSuchPartError, plan_of
    from pathwaytool.paper.document import document_of
    from pathwaytool.paper.typesetting import need_typst, pdf_of

    form_of(output, None, ENDINGS, "pdf")
    need_typst()  # before the proof: whoever lacks it need not wait to hear so
    project, whole = usable_project(library, day_of(date), with_proofs=True)
    model, id_ = where_it_stands(whole, pathway)
    one = asked_pathway(model, id_)
    site = _site(project, model, one, edition=pathway if model is not whole else None)
    try:
        plan = plan_of(part, one, model)
    except NoSuchPartError as error:
        names = ", ".join(error.names)
        raise WrongUseError("no-part", pathway=one.id, part=part, names=names) from error
    document = document_of(plan, one, _maker(site, language_about(model.language)))
    write(pdf_of(document, project.date), output)
    return CLEAN


def _site(project: Project, library: Library, pathway: Pathway, edition: str | None) -> "SiteInput":
    """Return what the pages are made from; `edition` is the id of the one that is asked for.

    Raises: WrongUseError where something is wrong in the pathway's file, or in one it rests on.
    """
    from pathwaytool.publish.frame.site import SiteInput, bars_a_site

    files = [
        *(one.source.path for one in library.pathways.values()),
        *(one.source.path for one in library.topics.values()),
        *(one.source.path for one in library.editions.values()),
    ]
    elsewhere = set(files) - {pathway.source.path}
    errors = [one for one in project.diagnostics if bars_a_site(one)]
    own = [one for one in errors if one.location.path not in elsewhere]
    if own:
        raise WrongUseError("pdf-with-errors", n=len(own), pathway=pathway.id)
    proofs = project.proofs
    if edition is not None:
        local = project.local_proofs.get(edition)
        proofs = {pathway.id: local} if local else {}
    return SiteInput(library, project.diagnostics, proofs, project.date)


def _maker(site: "SiteInput", language: str) -> "PageMaker":
    """Return who makes the pages in `language`; in the library's own where it is not one of its."""
    from pathwaytool.publish.page_maker import makers_of

    makers = makers_of(site)
    return next((one for one in makers if one.writer.language == language), makers[0])
