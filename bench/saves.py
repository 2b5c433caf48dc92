"""How long an editor waits on a save of the national pathway: a word, a time, and the flow."""

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from bench.measure import BIN, Figure, line, measured

ROOT = Path(__file__).resolve().parent.parent

TIMES = 5

EDITS = {
    "one word changed": ("da: Koordineret", "da: Koordineret, {number},"),
    "how long a step takes changed": ("takes: 1-24 hours", "takes: 1-{number} hours"),
}

ONCE = {"what a step waits for changed": ("    waits: any\n", "")}
"""What changes the flow itself: all is proved again, in the pathway and in its editions."""


def saves() -> None:
    """Print what `validate` takes after small changes: of some runs the one that computed least."""
    print("\nSave the national pathway (aims: 0.30 s of computing for a word, 0.80 s for a time)")
    with TemporaryDirectory() as name:
        folder = Path(name)
        home, env = folder / "library", {"XDG_CACHE_HOME": str(folder / "cache")}
        copytree(ROOT / "pathways", home)
        file = home / "national.yml"
        text = file.read_text("utf-8")
        validate = [BIN / "pathwaytool", "validate", home]

        def after(old: str, new: str) -> Figure:
            file.write_text(text.replace(old, new, 1), "utf-8")
            return measured(validate, folder, env)

        print(line("from nothing", measured(validate, folder, env)))
        for said, (old, new) in EDITS.items():
            runs = [after(old, new.format(number=number)) for number in range(10, 10 + TIMES)]
            print(line(said, min(runs, key=lambda figure: figure.computing)))
        for said, (old, new) in ONCE.items():
            print(line(said, after(old, new)))
