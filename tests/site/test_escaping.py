"""What an editor writes is text everywhere: no template, no file and no frame takes it for more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest

from pathwaytool.draw.dot import dot_of
from pathwaytool.draw.view import swimlane_view
from pathwaytool.mkdocs_plugin.chrome import Surroundings
from pathwaytool.publish.files.spreadsheet import csv_of
from pathwaytool.publish.frame.unmarked import unmarked
from pathwaytool.publish.words import templating
from pathwaytool.publish.words.templating import Templates, escaping
from tests.site.libraries import ROOT, SMALL, small

SOURCE = ROOT / "src" / "pathwaytool"
TEMPLATES = sorted(
    [*(SOURCE / "publish/templates").glob("*.html"), *(SOURCE / "publish/theme").glob("*.html")]
)

HTML_BY_HAND = {
    "mkdocs_plugin/generated.py": "the page itself, which our templates have escaped",
    "mkdocs_plugin/handwritten.py": "only read, to take the tags out of a title",
    "mkdocs_plugin/plugin.py": "what Markdown has made of a page that the site's owner wrote",
    "publish/gather/drawings.py": "pictures and their twins, drawn with `escaped` around each text",
    "publish/words/prose.py": "a small part of Markdown, cleaned of all but a few tags",
    "publish/words/terms.py": "pieces of HTML that `prose` has cleaned",
    "publish/words/writer.py": "escaped on the same line; an empty line would end the block",
}
"""Where text is said to be HTML, file by file, and why it is."""

ADDRESSES = re.compile(
    r"x\.url\(|x\.url_by_hand\(|x\.fetch\(|pw\.to\(|pw\.(front|documentation)$"
    r"|(item|row|one|link)\.url$|url$|way$|path \| url$|row\.story$|address$|look\.address$|anchor$"
)
"""What may stand in a `href`, `src` or `action`: addresses of our own making, and addresses of
sources that `safe_address` lets through."""

HANDED_ON = {
    *("group.id", "one.id", "step.id", "term.id", "shown.system.pathway.id", "row.name"),
    *("thing.recommendation.id", "told.step.id", "one.step.id", "drawn.id", "one.number"),
}
"""What follows `#` in an address: ids, which the schema keeps to letters, digits and hyphens."""


def outputs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each `{{ … }}` of a template with the HTML before it, other outputs left out."""
    for found in re.finditer(r"\{\{-?\s*(.*?)\s*-?\}\}", text, re.DOTALL):
        before = re.sub(r"\{[{%#].*?[}%#]\}", "", text[: found.start()], flags=re.DOTALL)
        yield found[1], before


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_gives_out_anything_unescaped(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b", text)
    for said, before in outputs(text):
        tag = before[before.rfind("<") :]
        if "<" not in before or ">" in tag:
            continue
        value = tag.rpartition('="')
        is_name = re.fullmatch(r"</?h", tag)  # <h{{ level }}>, a number of ours
        assert is_name or value[1], f"{said} stands in a tag without quotes"
        assert is_name or tag.count('"') % 2 == 1, f"{said} stands outside quotes"
        assert not re.search(r"\s(on\w+|style|srcdoc)$", value[0]), said
        if re.search(r"\s(href|src|action)$", value[0]):
            assert ADDRESSES.match(said) or ("#" in value[2] and said in HANDED_ON), said


def test_a_template_that_lets_something_through_would_be_found() -> None:
    assert list(outputs("<a href={{ x }}>{{ y }}")) == [("x", "<a href="), ("y", "<a href=>")]


def test_text_is_called_html_in_few_places() -> None:
    """A literal is HTML of ours, and `.format` on it escapes; anything else is on the list."""
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                is_ours = all(isinstance(one, ast.Constant) for one in node.args)
                if node.func.id == "Markup" and not is_ours:
                    found.add(path.relative_to(SOURCE).as_posix())
    assert found == HTML_BY_HAND.keys()


def test_the_templates_of_a_site_builder_escape_too() -> None:
    assert escaping(Templates()).from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    "cell",
    [
        "=1",
        "+1",
        "-1",
        "@a",
        " =1",
        "\t=1",
        "\r=1",
        "\u00a0=1",
        '"=1',
        "＝1",
        "\ufeff=1",
        "=cmd|' /C calc'!A0",
        "\n=1",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert csv_of([[cell]], "en").decode("utf-8-sig").lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["Svar = ja", "3-6 måneder", "§ 32", "a@b", ""])
def test_a_cell_that_is_no_formula_stands_as_it_is(cell: str) -> None:
    assert csv_of([[cell]], "en").decode("utf-8-sig").strip('\r\n"') == cell


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<script>", "‹script›"),
        ("&lt;script&gt;", "＆lt;script＆gt;"),
        ('" onload="x', "” onload=”x"),
        ("{{ config }}", "{\u2060{ config }}"),
        ("{% raw %}", "{\u2060% raw %}"),
        ("Skole & SSP, § 3", "Skole & SSP, § 3"),
    ],
)
def test_a_title_is_text_to_a_frame_that_escapes_and_to_one_that_does_not(
    text: str, plain: str
) -> None:
    assert unmarked(text) == plain


def test_no_tag_lands_in_a_drawing_for_other_tools() -> None:
    text = SMALL["a.yml"].replace("title: Råd", "title: '<img src=x> & \"'")
    library = small(a=text).library
    dot = dot_of(swimlane_view(library.pathways["a"], library, "da"))
    assert '&lt;img src=x&gt; &amp; \\"' in dot
    assert "<img" not in dot


def test_inline_scripts_run_only_while_an_editor_serves_the_site() -> None:
    library = small().library
    built, served = (Surroundings(library, False, "", is_served=one) for one in (False, True))
    assert "unsafe" not in built.policy
    assert "connect-src" not in built.policy
    assert "script-src 'self' 'unsafe-inline'" in served.policy
    assert served.policy.startswith("default-src 'none'")


def test_a_folder_of_compiled_templates_may_vanish(tmp_path: Path) -> None:
    templating.keep_compiled(tmp_path / "compiled")
    rmtree(tmp_path / "compiled")
    environment = templating._environment()
    assert environment.cache is not None
    environment.cache.clear()  # so that it is compiled again
    assert environment.get_template("step.html")
    environment.bytecode_cache = None
