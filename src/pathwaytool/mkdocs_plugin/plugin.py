"""The plugin itself: what happens at each of MkDocs' moments."""

import logging
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from pathwaytool.check import has_errors
from pathwaytool.mkdocs_plugin.chrome import HANDBOOK, Chrome, Surroundings, neighbours_of
from pathwaytool.mkdocs_plugin.generated import GeneratedAsset, GeneratedFile, GeneratedPage
from pathwaytool.model.library import Library
from pathwaytool.project import Project, project_of, read_folder
from pathwaytool.publish.pages import site_of
from pathwaytool.publish.site import SiteInput
from pathwaytool.report.text import text

log = logging.getLogger("mkdocs.plugins.pathwaytool")

UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette")
"""Files of Material that our pages do not load."""


class PluginConfig(Config):
    """What stands below `pathwaytool:` in `mkdocs.yml`."""

    library = options.Type(str, default="pathways")
    date = options.Type(str, default="")
    examples = options.Type(str, default="")


class PathwaysPlugin(BasePlugin[PluginConfig]):
    """Adds the pages of a library to a MkDocs site, and puts our theme over Material."""

    _library: Library
    _surroundings: Surroundings

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

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and the files that belong to them."""
        project = self._project(config)
        assert project.library is not None
        self._library = project.library
        has_handbook = any(file.dest_uri == HANDBOOK for file in files)
        self._surroundings = Surroundings(project.library, has_handbook, _material_style(files))
        for file in list(files):
            if file.src_uri.startswith(UNUSED) and not file.src_uri.startswith("assets/pathwaytool"):
                files.remove(file)
        site = SiteInput(project.library, project.diagnostics, project.proofs, project.date)
        pages, assets = site_of(site)
        for page in pages:
            made = GeneratedFile(page, config, "", None)
            files.append(made)
            GeneratedPage(made, config)
        for asset in assets:
            files.append(GeneratedAsset(asset, config))
        return files

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme what stands around the page."""
        generated = isinstance(page, GeneratedPage)
        around = self._surroundings
        if not generated:
            around = replace(around, neighbours=neighbours_of(page, nav))
        context["pw"] = Chrome(around, self._language(page), page.file.dest_uri, generated)  # type: ignore[typeddict-unknown-key]
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
        """Let go of what the page was made from."""
        if isinstance(page, GeneratedPage):
            page.forget()
        return output

    def _project(self, config: MkDocsConfig) -> Project:
        day = self.config.date or date.today().isoformat()
        project = project_of(read_folder(self._folder(config)), date=day)
        if project.library is None or has_errors(project.diagnostics):
            log.error("%s", text(project.diagnostics, "da"))
            raise PluginError("The library has errors; see above.")
        return project

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.library

    def _language(self, page: MkDocsPage) -> str:
        told = page.meta.get("language")
        if isinstance(told, str):
            return told
        first = self._library.language
        if page.file.dest_uri.startswith("haandbog/") or "en" not in self._library.languages:
            return first
        return "en"


def _material_style(files: Files) -> str:
    found = (file.dest_uri for file in files if "assets/stylesheets/main." in file.src_uri)
    return next((path for path in found if path.endswith(".css")), "")
