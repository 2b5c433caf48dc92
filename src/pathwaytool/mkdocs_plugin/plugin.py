"""The plugin itself: what happens at each of MkDocs' moments."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fnmatch import fnmatch
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from pathwaytool.cache import cache_folder
from pathwaytool.fingerprint import fingerprint
from pathwaytool.garbage import Habit, look_as, look_seldom
from pathwaytool.kept import KeptError
from pathwaytool.mkdocs_plugin.chrome import (
    DOCUMENTATION,
    HANDBOOK,
    Chrome,
    Surroundings,
    absent_from,
    neighbours_of,
)
from pathwaytool.mkdocs_plugin.framing import frame_key, is_alone
from pathwaytool.mkdocs_plugin.generated import GeneratedAsset, GeneratedFile, GeneratedPage
from pathwaytool.mkdocs_plugin.handwritten import (
    handwritten_entries,
    leave_out_library,
    reachable,
    title_of,
)
from pathwaytool.mkdocs_plugin.previous import Previous
from pathwaytool.mkdocs_plugin.reading import site_input
from pathwaytool.mkdocs_plugin.replacing import begun, has_failed, unwritten
from pathwaytool.mkdocs_plugin.slimming import material_style
from pathwaytool.mkdocs_plugin.store import Store
from pathwaytool.model.library import Library
from pathwaytool.publish.contents import site_of
from pathwaytool.publish.files.search import Entry, search_index
from pathwaytool.publish.frame.addresses import BY_HAND
from pathwaytool.publish.frame.site import Asset, Page, SiteInput
from pathwaytool.publish.order.systems import systems_of
from pathwaytool.publish.pages.working_group import UnknownPartError, filled
from pathwaytool.publish.words.templating import Templates, escaping, keep_compiled
from pathwaytool.report.text import text

log = logging.getLogger("mkdocs.plugins.pathwaytool")

UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/")
"""Files of Material that our pages do not load."""


class PluginConfig(Config):
    """What stands below `pathwaytool:` in `mkdocs.yml`.

    `library` is the folder; `date` the ISO day to test law against, today if empty; `english` the
    handwritten pages, such as `decisions/*`, that are not in the library's own language.
    """

    library = options.Type(str, default="pathways")
    date = options.Type(str, default="")
    english = options.Type(list, default=[])


class PathwaysPlugin(BasePlugin[PluginConfig]):
    """Adds the pages of a library to a MkDocs site, and puts our theme over Material."""

    _input: SiteInput
    _library: Library
    _surroundings: Surroundings
    _store: Store
    _previous: Previous | None = None
    _is_dirty = False
    _handwritten: dict[str, list[Entry]]
    _written: list[MkDocsPage]
    _keys: dict[str, str]
    _built: dict[str, bytes]
    _is_serving = False
    _habit: Habit | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep in mind whether MkDocs puts a script of its own into each page.

        And whether it is to write into the site that stands, as `--dirty` asks for.
        """
        self._is_serving = command == "serve"
        self._is_dirty = dirty
        if not self._is_serving:
            self._habit = look_seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme before Material's, and watch the library while serving."""
        theme = files("pathwaytool.publish") / "theme"
        with as_file(theme) as folder:
            if str(folder) not in config.theme.dirs:
                config.theme.dirs.insert(0, str(folder))
        config.use_directory_urls = False
        watched = str(self._folder(config))
        if watched not in config.watch:
            config.watch.append(watched)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build beside the site that stands, which MkDocs would empty first."""
        home = self._folder(config)
        if not self._is_dirty:
            self._previous = begun(config, home, cache_folder(home))

    def on_build_error(self, *, error: Exception) -> None:
        """Let the earlier site stand, and say why there is no new one."""
        self._give_up()
        if isinstance(error, OSError):
            raise unwritten(error) from error

    def on_shutdown(self) -> None:
        """Leave nothing behind of a build that was broken off."""
        self._give_up()
        if self._habit:
            look_as(self._habit)
            self._habit = None

    def _give_up(self) -> None:
        if self._previous:
            self._previous.give_up()
            self._previous = None

    def on_env(self, env: Templates, *, config: MkDocsConfig, files: Files) -> Templates:
        """Let every template escape what it is given: MkDocs itself escapes nothing."""
        return escaping(env)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and the files that belong to them."""
        leave_out_library(files, self._folder(config))
        site = replace(self._site(config), beside=_by_hand(files))
        self._input, self._library = site, site.library
        has_handbook = any(file.dest_uri == HANDBOOK for file in files)
        has_documentation = any(file.dest_uri == DOCUMENTATION for file in files)
        style = material_style(files)
        self._surroundings = Surroundings(
            site.library,
            has_handbook,
            style.path if style else "",
            documentation=DOCUMENTATION if has_documentation else "",
            has_systems=bool(systems_of(site.library)),
            is_served=self._is_serving,
        )
        for file in list(files):
            if file.src_uri.startswith(UNUSED) and not file.src_uri.startswith(
                "assets/pathwaytool"
            ):
                files.remove(file)
        pages, assets = site_of(site)
        self._surroundings = replace(
            self._surroundings, absent=absent_from(page.address for page in pages)
        )
        self._written = []
        self._handwritten = {language: [] for language in site.library.languages}
        for language, more in self._handwritten.items():
            own = [page for page in pages if page.language == language]
            assets.append(search_index(language, own, more))
        assets += [style] if style else []
        self._open_store(config, pages, assets)
        for made in (*self._page_files(pages, config), *self._asset_files(assets, config)):
            if earlier := files.get_file_from_path(made.src_uri):
                files.remove(earlier)
            files.append(made)
        return files

    def _open_store(self, config: MkDocsConfig, pages: list[Page], assets: list[Asset]) -> None:
        """Look up which pages and files an earlier build has made from just the same."""
        folder = cache_folder(self._folder(config))
        if folder:
            keep_compiled(folder / "templates")
        self._store = Store(folder and folder / "pages.sqlite")
        frame = frame_key(self._surroundings, config)
        self._keys = {}
        if is_alone(self, config):
            self._keys = {page.path: fingerprint(page.key, frame) for page in pages}
        self._keys |= {asset.path: asset.key for asset in assets if asset.key}
        self._built = self._store.recall(frozenset(self._keys.values()))

    def _page_files(self, pages: list[Page], config: MkDocsConfig) -> Iterator[File]:
        for page in pages:
            key = self._keys.get(page.path, "")
            made = GeneratedFile(page, config, key, self._built.get(key))
            made.previous = self._previous
            GeneratedPage(made, config)
            yield made

    def _asset_files(self, assets: list[Asset], config: MkDocsConfig) -> Iterator[File]:
        for asset in assets:
            made = GeneratedAsset(asset, config)
            if asset.key:
                made.built, made.store = self._built.get(asset.key), self._store
                made.previous = self._previous
            yield made

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put made parts into a handwritten page, and let search and the keyboard reach it."""
        if isinstance(page, GeneratedPage):
            return html
        language = self._language(page)
        here = page.file.dest_uri.removesuffix(".html")
        try:
            html = filled(html, self._input, language, here)
        except UnknownPartError as error:
            raise PluginError(f"{page.file.src_uri}: there is no such part: {error}") from error
        self._written.append(page)
        self._handwritten.setdefault(language, []).extend(handwritten_entries(page, html, language))
        return reachable(html, language)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what stands around the page."""
        generated = isinstance(page, GeneratedPage)
        around = self._surroundings
        if not generated:
            around = replace(around, neighbours=neighbours_of(page, nav, self._written))
            # What Markdown has made of a page of the site's own; ours say so themselves.
            page.content = Markup(page.content or "")
        name = page.file.written.title if isinstance(page, GeneratedPage) else title_of(page)
        pw = Chrome(around, self._language(page), page.file.dest_uri, generated, name)
        context["pw"] = pw  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the theme what stands around a page that is no page of the library, such as 404."""
        base = urlsplit(config.site_url or "/").path if template_name == "404.html" else ""
        around = replace(self._surroundings, base=base)
        context["pw"] = Chrome(around, self._library.language, template_name, False)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep a page of ours for the next build, and let go of what it was made from."""
        if isinstance(page, GeneratedPage):
            if page.file.key:
                self._store.keep(page.file.key, output.encode())
            page.forget()
        return output

    @event_priority(-100)  # when all other plugins have written what they write
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the new site in its place, and write down what the next build need not make again."""
        self._store.save(frozenset(self._keys.values()))
        self._built.clear()
        if self._previous and not has_failed(config):
            self._previous.finish(self._addresses())
            config.site_dir = str(self._previous.site)
            self._previous = None

    def _addresses(self) -> dict[str, str]:
        """Return where each page and file with a key stands in the site."""
        return {
            f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path: key
            for path, key in self._keys.items()
        }

    def _site(self, config: MkDocsConfig) -> SiteInput:
        home = self._folder(config)
        try:
            site = site_input(home, date=self.config.date or date.today().isoformat())
        except OSError as error:
            raise PluginError(f"The library {home} cannot be read: {error.strerror}") from error
        except KeptError as error:
            raise PluginError(f"{error.path} is not the record of a version.") from error
        if isinstance(site, SiteInput):
            return site
        log.error("%s", text(site, "da"))
        raise PluginError("The library has errors; they stand above.")

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.library

    def _language(self, page: MkDocsPage) -> str:
        told = page.meta.get("language")
        if isinstance(told, str):
            return told
        is_english = any(fnmatch(page.file.src_uri, one) for one in self.config.english)
        return "en" if is_english else self._library.language


def _by_hand(files: Files) -> frozenset[str]:
    """Return the pages written by hand that ours may lead to, as paths without ending."""
    there = (file.dest_uri.removesuffix(".html") for file in files.documentation_pages())
    return frozenset(there) & frozenset(BY_HAND.values())
