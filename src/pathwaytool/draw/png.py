"""A picture as PNG, for a slide or a letter: the SVG, drawn with a font that travels with the tool.

The machine's own fonts are never used, so the same picture has the same pixels everywhere. Needs
the extra `draw`.
"""

import re
from collections.abc import Iterable
from importlib.resources import as_file

from pathwaytool.draw.font import FAMILY, faces_inside, folder
from pathwaytool.draw.parts import View
from pathwaytool.draw.svg import stylesheet, svg_of

ZOOM = 2.0
"""Pixels of the image for each pixel of the picture: sharp when printed at its own size."""
SLOTS = 8

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def png_of(view: View) -> bytes:
    """Return `view` as PNG, in the light colours.

    Raises: ModuleNotFoundError where the extra `draw` is not installed.
    """
    import resvg_py

    svg = svg_of(view, lambda target: None, standalone=True)
    svg = svg.replace(
        f"<style>{faces_inside()}{stylesheet()}</style>", f"<style>{plain_style()}</style>"
    )
    with as_file(folder()) as fonts:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=svg,
                zoom=ZOOM,
                background="#ffffff",
                skip_system_fonts=True,
                font_dirs=[str(fonts)],
                font_family=FAMILY,
                sans_serif_family=FAMILY,
            )
        )


def plain_style() -> str:
    """Return the pictures' style without variables, media and states: for plain SVG renderers."""
    css = _MEDIA.sub("", _COMMENT.sub("", stylesheet()))
    rules = [(selector.strip(), body.strip()) for selector, body in _RULE.findall(css)]
    values = _values(body for selector, body in rules if selector == ":root")
    plain = []
    for selector, body in rules:
        if not selector.startswith(".drawing") or ":" in selector:
            continue
        if "var(--sector" in body:
            plain += _coloured(selector, body, values)
        else:
            plain.append(f"{selector}{{{_resolved(body, values)}}}")
    return "\n".join(plain)


def _coloured(selector: str, body: str, values: dict[str, str]) -> list[str]:
    """Write a rule once for each sector colour: for what stands in the sector, and for itself."""
    rules = []
    inner = selector.removeprefix(".drawing ")
    for slot in range(SLOTS):
        names = {
            "--sector": f"--sector-{slot}",
            "--sector-soft": f"--sector-{slot}-soft",
            "--sector-ink": f"--sector-{slot}-ink",
        }
        mine = values | {name: values[full] for name, full in names.items()}
        rules.append(f".sector-{slot} {inner}{{{_resolved(body, mine)}}}")
        rules.append(f".drawing .sector-{slot}{inner}{{{_resolved(body, mine)}}}")
    return sorted(rules, reverse=True)


def _values(bodies: Iterable[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for body in bodies:
        for line in body.split(";"):
            name, _, value = line.partition(":")
            if value:
                values[name.strip()] = value.strip()
    return values


def _resolved(body: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values[found[1]], body)
