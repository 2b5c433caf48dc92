"""The only door to Jinja: templates that escape all they are given."""

from contextlib import suppress
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from pathwaytool.dataclass import dataclass
from pathwaytool.draw.shapes import ICONS
from pathwaytool.fingerprint import tool_fingerprint
from pathwaytool.publish.words.writer import Writer

Templates = Environment
"""Where templates are looked up and made, ours or those of a site builder."""


def render(template: str, writer: Writer, **given: object) -> str:
    """Return a page's block of HTML, without empty lines. Raises: jinja2 errors, which are bugs."""
    html = _environment().get_template(template).render(x=writer, **given)
    return "\n".join(line for line in (raw.strip() for raw in html.split("\n")) if line)


class Fields(Protocol):
    """What a template is given: a dataclass, whose fields are the names in the template."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Nothing:
    """What a template is given that says all by itself."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What a template is given in parts, such as what all pages of a pathway have, and its own.

    A name that two parts have is that of the later.
    """

    parts: tuple[Fields, ...]


def named(given: Fields) -> dict[str, object]:
    """Return what a template is given by the names that it has there."""
    if isinstance(given, Joined):
        return {name: value for part in given.parts for name, value in named(part).items()}
    return {name: getattr(given, name) for name in given.__dataclass_fields__}


def escaping(templates: Templates) -> Templates:
    """Return `templates`, which from now on escape by default; what is HTML must say so itself."""
    templates.autoescape = True
    return templates


def keep_compiled(folder: Path) -> None:
    """Keep compiled templates in `folder`, so that the next run need not compile them."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = f"{tool_fingerprint()}-%s.cache"
        for other in folder.iterdir():  # of another version, or half written by a killed build
            if not fnmatch(other.name, own.replace("%s", "*")):
                other.unlink(missing_ok=True)
        _environment().bytecode_cache = _Compiled(str(folder), own)


class _Compiled(FileSystemBytecodeCache):
    """Keeps compiled templates as long as it can: where the folder is gone they are just made."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pathwaytool.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["ICONS"] = ICONS
    return made
