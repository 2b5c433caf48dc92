"""`pathwaytool merge`: what Git calls when two branches have changed the same file."""

from collections.abc import Iterator
from pathlib import Path

import click

from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, said
from pathwaytool.cli.streams import CLEAN, FINDINGS, WrongUseError, note, why
from pathwaytool.compare.merge import Conflict, merged
from pathwaytool.compare.values import short
from pathwaytool.locales import words
from pathwaytool.report.text import shown
from pathwaytool.revision import NoRevisionError, merge_lines

KINDS = {
    "steps": "what-step",
    "ends": "what-end",
    "facts": "what-fact",
    "loops": "what-loop",
    "promises": "what-promise",
    "cases": "what-case",
    "recommendations": "what-recommendation",
    "decisions": "what-decision",
    "actors": "what-actors",
    "documents": "what-documents",
    "legal_bases": "what-legal_bases",
    "sources": "what-sources",
    "statements": "what-statements",
    "terms": "what-terms",
    "interventions": "what-interventions",
}
"""What stands under a key of a file, and how it is called."""


@click.command("merge", cls=SpokenCommand)
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.argument("name", required=False)
@LANGUAGE
def command(base: str, ours: str, theirs: str, name: str | None) -> int:
    """Write to OURS what both have changed since BASE."""
    language = language_of_speaker()
    texts = [_text(path) for path in (base, ours, theirs)]
    found = merged(*texts) if None not in texts else None  # type: ignore[arg-type]
    if found is None:
        return _by_lines(base, ours, theirs)
    try:
        Path(ours).write_bytes(found.text.encode("utf-8"))
    except OSError as error:
        raise WrongUseError("unwritable", path=ours, why=why(error)) from error
    for one in found.conflicts:
        note(shown(" ".join(_told(one, name or ours, language))))
    return FINDINGS if found.conflicts else CLEAN


def _text(path: str) -> str | None:
    """Return what a file says; None where it is no text."""
    try:
        return Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise WrongUseError("unlistable", path=path, why=why(error)) from error


def _by_lines(base: str, ours: str, theirs: str) -> int:
    """Let Git put together, line by line, what is no file of ours."""
    try:
        return CLEAN if merge_lines(base, ours, theirs) else FINDINGS
    except NoRevisionError as error:
        raise WrongUseError(error.key, name=ours, path=ours) from error


def _told(one: Conflict, name: str, language: str) -> Iterator[str]:
    """Yield where both have changed the same, and what each says."""
    say = words(language, "compare")
    where, *rest = one.way
    is_part = where in KINDS and rest
    place = say[KINDS[where]].format(title=rest.pop(0)) if is_part else where
    what = " → ".join(say.get(f"field-{key}", key) for key in rest)
    key = "merge-both-in" if what else "merge-both"
    yield said(language, key, file=name, place=place, what=what)
    for side, value in (("ours", one.ours), ("theirs", one.theirs), ("base", one.base)):
        told = said(language, "merge-nothing") if value is None else short(_value(value))
        yield said(language, f"merge-{side}", value=told)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(value)
