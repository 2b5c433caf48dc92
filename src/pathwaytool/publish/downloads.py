"""What a reader can take away from a pathway."""

from collections.abc import Iterator
from dataclasses import dataclass

from pathwaytool.model.pathway import Pathway
from pathwaytool.publish.drawings import swimlane_svg
from pathwaytool.publish.site import Asset
from pathwaytool.publish.writer import Writer


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away, and what it is called on the page."""

    path: str
    title: str


def downloads_of(pathway: Pathway, writer: Writer) -> list[Download]:
    """Return what can be fetched, paths as the pages of the writer's language see them."""
    return [
        Download(svg_path(pathway, writer), writer.word("fetch_svg")),
        Download(f"hent/{pathway.id}.yml", writer.word("fetch_yaml")),
    ]


def svg_path(pathway: Pathway, writer: Writer) -> str:
    """Return where the whole picture stands as a file."""
    return f"hent/{pathway.id}.svg"


def download_files(pathway: Pathway, writer: Writer, prefix: str) -> Iterator[Asset]:
    """Yield the files themselves. `prefix` is the language's folder."""
    text = pathway.source.text
    yield Asset(f"{prefix}hent/{pathway.id}.yml", lambda: text.encode())
    yield Asset(
        prefix + svg_path(pathway, writer),
        lambda: swimlane_svg(pathway, writer).encode(),
    )
