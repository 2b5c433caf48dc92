"""Our pages as MkDocs knows pages: no Markdown to convert, and nothing held longer than needed."""

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from pathwaytool.mkdocs_plugin.previous import Previous
from pathwaytool.mkdocs_plugin.store import Store, unpacked
from pathwaytool.publish.frame.site import Asset, Page


class GeneratedFile(File):
    """A page of ours. `built` is its whole HTML, packed, where an earlier build has made it."""

    def __init__(self, page: Page, config: MkDocsConfig, key: str, built: bytes | None) -> None:
        self.written = page
        self.key = key
        self.built = built
        super().__init__(
            page.path,
            None,
            config.site_dir,
            False,
            dest_uri=page.address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "pathwaytool"

    previous: Previous | None = None

    def is_documentation_page(self) -> bool:
        """Tell MkDocs to build it, or only to put it in its place if it is built already."""
        return self.built is None

    def copy_file(self, dirty: bool = False) -> None:
        """Put the page that an earlier build has made in its place."""
        assert self.built is not None
        if self.previous and self.previous.take(self.dest_uri, self.key):
            return
        self._content = unpacked(self.built)
        super().copy_file(dirty)
        self._content = None

    def is_modified(self) -> bool:
        """Tell that it may have changed."""
        return True


class GeneratedPage(MkDocsPage):
    """A page whose HTML is written when MkDocs builds it, and forgotten right after.

    MkDocs holds every page in memory from reading to building; of ours it holds only the value.
    """

    file: GeneratedFile
    generated = True

    def __init__(self, file: GeneratedFile, config: MkDocsConfig) -> None:
        self._html: Markup | None = None
        super().__init__(file.written.title, file, config)
        self.meta = {"language": file.written.language, "description": file.written.summary}

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no Markdown."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing yet: see `content`."""
        self.present_anchor_ids = None

    @property
    def content(self) -> Markup:
        """Return the page's HTML while it is being built, else nothing."""
        if not self.active:
            return Markup("")
        if self._html is None:
            # Its templates have escaped all that is not HTML of ours.
            self._html = Markup(self.file.written.body())
        return self._html

    @content.setter
    def content(self, value: str | None) -> None:
        pass

    def forget(self) -> None:
        """Let go of the HTML after the page has been built."""
        self._html = None


class GeneratedAsset(File):
    """A file of ours that is no page; made when it is put in its place.

    `built` are its bytes, packed, where an earlier build has made it; `store` keeps them if not.
    """

    built: bytes | None = None
    store: Store | None = None
    previous: Previous | None = None

    def __init__(self, asset: Asset, config: MkDocsConfig) -> None:
        self.asset = asset
        super().__init__(asset.path, None, config.site_dir, False)
        self.inclusion = InclusionLevel.INCLUDED
        self.generated_by = "pathwaytool"

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file."""
        key = self.asset.key or ""
        if self.built and self.previous and self.previous.take(self.dest_uri, key):
            return
        content = self.asset.content if self.built is None else unpacked(self.built)
        if self.built is None and self.store and self.asset.key:
            self.store.keep(self.asset.key, content)
        self._content = content
        super().copy_file(dirty)
        self._content = None

    def is_modified(self) -> bool:
        """Tell that it may have changed."""
        return True
