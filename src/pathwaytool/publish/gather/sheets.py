"""On which sheet of paper a picture stands when a reader prints its page from the browser."""

SHEETS = (
    ("", 505, 620),
    ("lying", 785, 425),
    ("standing", 538, 640),
    ("large", 1145, 670),
    ("large-standing", 797, 1000),
)
"""The sheets of `print.css`: A4 with text around the picture, A4 and A3 of its own, and the room on
each under a heading. Unit: points."""

LEGIBLE = 7 / 11
"""The smallest letters of a picture have 11 pixels; at this scale they are set in 7 points."""


def sheet_of(size: tuple[int, int]) -> str:
    """Return the first sheet on which a picture can be read, else that on which it is largest.

    Unit of `size`: pixels.
    """
    scales = {name: min(x / size[0], y / size[1]) for name, x, y in SHEETS}
    fitting = [name for name, scale in scales.items() if scale >= LEGIBLE]
    return fitting[0] if fitting else max(scales, key=lambda name: scales[name])
