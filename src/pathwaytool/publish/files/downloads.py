"""What a reader can take away from a pathway."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from pathwaytool.analyse.exchange import analysis_json, graphml
from pathwaytool.dataclass import dataclass
from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.mermaid import mermaid_of
from pathwaytool.draw.view import swimlane_view
from pathwaytool.fingerprint import fingerprint
from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.frame.site import Asset
from pathwaytool.publish.gather.drawings import swimlane_svg
from pathwaytool.publish.page_maker import PageMaker
from pathwaytool.publish.words.writer import Writer


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away, and what it is called on the page."""

    path: str
    title: str


def downloads_of(pathway: Pathway, writer: Writer) -> list[Download]:
    """Return what can be fetched, paths as the pages of the writer's language see them."""
    kinds = ("svg", "dot", "mmd", "yml")
    return [Download(f"hent/{pathway.id}.{kind}", writer.word(f"fetch_{kind}")) for kind in kinds]


def svg_path(pathway: Pathway) -> str:
    """Return where the whole picture stands as a file."""
    return f"hent/{pathway.id}.svg"


def download_files(maker: PageMaker, pathway: Pathway) -> Iterator[Asset]:
    """Yield the files themselves."""
    writer = maker.writer.at(svg_path(pathway))
    makers: Mapping[str, Callable[[], str]] = {
        "svg": lambda: swimlane_svg(pathway, writer),
        "dot": lambda: dot_of(swimlane_view(pathway, writer.library, writer.language)),
        "mmd": lambda: mermaid_of(swimlane_view(pathway, writer.library, writer.language)),
        "yml": lambda: pathway.source.text,
        "samarbejde.json": lambda: analysis_json([pathway], maker.everybody),
        "graphml": lambda: graphml(pathway, writer.language).decode(),
    }
    for kind, make in makers.items():
        key = fingerprint(maker.keys.pathways[pathway.id], writer.language, kind)
        path = f"{maker.prefix}hent/{pathway.id}.{kind}"
        yield Asset(path, partial(_encoded, make), key)


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()
