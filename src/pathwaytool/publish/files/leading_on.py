"""Old addresses: a page that leads on to what is called otherwise now, without any server."""

from collections.abc import Iterator
from functools import partial
from html import escape

from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.frame.menu import OF_PATHWAY
from pathwaytool.publish.frame.site import Asset
from pathwaytool.publish.page_maker import PageMaker
from pathwaytool.publish.words.writer import Writer

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


def leading_on(maker: PageMaker) -> Iterator[Asset]:
    """Yield a page at each old address of a pathway and of a step, in one language.

    Where something else stands at that address, there is none.
    """
    taken = {id_.casefold() for id_ in maker.library.pathways}
    for pathway in maker.library.pathways.values():
        if maker.writer.versions(pathway):
            yield _page(maker, f"versioner/{pathway.id}/latest", "pathway", pathway.id)
        for former in pathway.formerly:
            if former.casefold() not in taken:
                taken.add(former.casefold())
                yield from _of_pathway(maker, pathway, former)
        steps = {id_.casefold() for id_ in pathway.steps}
        for step in pathway.steps.values():
            for former in step.formerly:
                if former.casefold() not in steps:
                    steps.add(former.casefold())
                    here = f"forloeb/{pathway.id}/trin/{former}"
                    yield _page(maker, here, "step", pathway.id, step.id)


def _of_pathway(maker: PageMaker, pathway: Pathway, former: str) -> Iterator[Asset]:
    """Yield what leads on from each page that a pathway had under an earlier id."""
    here = f"forloeb/{former}"
    for name in maker.writer.addresses.menu(pathway.id):
        yield _page(maker, f"{here}/{OF_PATHWAY[name]}", name, pathway.id)
    for step in pathway.steps:
        yield _page(maker, f"{here}/trin/{step}", "step", pathway.id, step)


def _page(maker: PageMaker, here: str, kind: str, *ids: str) -> Asset:
    writer = maker.writer.at(here)
    return Asset(f"{maker.prefix}{here}.html", partial(_html, writer, kind, *ids))


def _html(writer: Writer, kind: str, *ids: str) -> bytes:
    pathway = writer.library.pathways[ids[0]]
    title = pathway.steps[ids[1]].title if kind == "step" else pathway.title
    name = escape(writer.plain(title))
    url = escape(writer.url(kind, *ids) or "", quote=True)
    told = escape(writer.word("leads_on"))
    return (
        f'<!doctype html>\n<html lang="{writer.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={url}">\n'
        f'<link rel="canonical" href="{url}">\n<title>{name}</title>\n</head>\n'
        f'<body>\n<main>\n<h1>{name}</h1>\n<p>{told} <a href="{url}">{name}</a></p>\n</main>\n'
        "</body>\n</html>\n"
    ).encode("utf-8", "replace")
