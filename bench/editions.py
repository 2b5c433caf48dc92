"""Ninety-eight local editions of the national pathway, each checked and proved."""

from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from bench.measure import BIN, line, measured

ROOT = Path(__file__).resolve().parent.parent

MUNICIPALITIES = 98

NAMES = "actors:\n  raadgiver: {{title: Ungerådgiver {number}, unit: Enhed {number}}}\n"

WITH = "departures:\n  ungefaglig-undersoegelse:\n    reason: Vi er hurtigere.\n"

CONTRIBUTORS = WITH + "    contributors: [ssp]\n"

SHORTER = WITH + (
    "    takes: 1-{days} days\n    within:\n"
    "      - {{kind: statutory, limit: {limit} days, legal: [LB-UKL-31], confidence: proposed}}\n"
)

EXTRA = """departures:
  samtale-om-planen:
    reason: Familien skal vide, hvad mødet handler om.
    before: [opkald]
steps:
  opkald:
    title: Opkald til familien
    kind: action
    phase: udredning
    sector: social
    accountable: raadgiver
    takes: 1-{days} days
"""


def editions() -> None:
    """Print how long 98 editions take: from nothing, and after one has changed."""
    print(f"\nCheck and prove {MUNICIPALITIES} editions of the national pathway")
    with TemporaryDirectory() as name:
        folder = Path(name)
        home, env = folder / "library", {"XDG_CACHE_HOME": str(folder / "cache")}
        copytree(ROOT / "pathways", home)
        for number in range(MUNICIPALITIES):
            path = home / "lokale" / f"by-{number}.yml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(edition(number), "utf-8")
        validate = [BIN / "pathwaytool", "validate", home]
        print(line("from nothing", measured(validate, folder, env)))
        number = MUNICIPALITIES - 3  # one with a step of its own
        (home / "lokale" / f"by-{number}.yml").write_text(edition(number, days=9), "utf-8")
        print(line("one edition changed", measured(validate, folder, env)))
        file = home / "national.yml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("takes: 1-24 hours", "takes: 1-23 hours", 1), "utf-8")
        print(line("one step of the nation's changed", measured(validate, folder, env)))


def edition(number: int, days: int = 0) -> str:
    """Return the edition of a municipality: one that names only, adds, is quicker, or asks more."""
    head = (
        f"edition: by-{number}\nedition_of: national\nmunicipality: By {number}\nversion: 0.1.0\n"
    )
    body = ("", CONTRIBUTORS, SHORTER, EXTRA)[number % 4]
    gaps = {"number": number, "days": days or 1 + number % 7, "limit": 20 - number % 7}
    return head + NAMES.format(**gaps) + body.format(**gaps)
