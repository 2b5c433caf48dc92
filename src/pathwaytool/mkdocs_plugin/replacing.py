"""How a build goes about the site that stands: where it may build, and why it could not."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import CountHandler

from pathwaytool.folder import reason
from pathwaytool.locales import FALLBACK, words
from pathwaytool.mkdocs_plugin.previous import Previous
from pathwaytool.new_folder import are_tangled


class NoSiteError(MkDocsException):
    """The site cannot be written where it was asked for: a sentence, exit 2, no stack trace."""

    exit_code = 2


def begun(config: MkDocsConfig, home: Path, cache: Path | None) -> Previous:
    """Let MkDocs build in a new folder, and return the site that stands meanwhile.

    `home` is the library, `cache` where is kept what is known of it. Raises: NoSiteError where the
    site cannot be written, or would stand in the library.
    """
    site = Path(config.site_dir)
    if are_tangled(site, home):
        raise NoSiteError(
            f"The site would be written to {site}, and the library stands in {home}: neither may "
            "stand inside the other, for a build empties the one and reads all files of the other. "
            "Choose another `site_dir`."
        )
    try:
        previous = Previous(site, cache and cache / "site.json")
    except OSError as error:
        raise NoSiteError(f"The site {site} cannot be written: {_why(error)}.") from error
    config.site_dir = str(previous.path)
    return previous


def unwritten(error: OSError) -> NoSiteError:
    """Return what to say when a file could not be read or written while building."""
    name = f" ({error.filename})" if error.filename else ""
    return NoSiteError(
        f"The site cannot be built: {_why(error)}{name}. The site of the last build stands as "
        "it was."
    )


def _why(error: OSError) -> str:
    told = reason(error)
    return words(FALLBACK, "report").get(f"why-{told}", told)


def has_failed(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs will say that the build failed, because it is strict and has warned."""
    counts = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return bool(config.strict and counts and counts[-1].get_counts())
