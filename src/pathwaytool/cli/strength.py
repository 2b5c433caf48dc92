"""What `prove --strength` says: the share of mistakes that are noticed, and those that are not."""

from collections.abc import Iterable
from pathlib import Path

from pathwaytool.cli.libraries import measured as known_of
from pathwaytool.cli.speech import said
from pathwaytool.cli.streams import WrongUseError, why
from pathwaytool.kept import STRENGTH, keep_strengths
from pathwaytool.model.library import Library
from pathwaytool.model.text import Language
from pathwaytool.publish.frame.strengths import MeasuredStrength, Unnoticed, strength_key
from pathwaytool.strength.measure import Strength


def strength_text(strength: Strength, library: Library, language: Language) -> str:
    """Return the share as a line, and a line for each mistake that nothing notices."""
    pathway = library.pathways[strength.pathway]
    total = len(strength.outcomes)
    share = f"{100 * strength.share:.1f}"
    lines = [
        f"{pathway.title.in_(language)} ({pathway.id})",
        "  " + said(language, "strength", noticed=strength.noticed, total=total, share=share),
    ]
    unnoticed = [one for one in strength.outcomes if not one.by]
    for word, listed in (("unnoticed", unnoticed), ("alike", strength.alike)):
        lines += ["  " + said(language, word)] if listed else []
        for one in listed:
            kind = said(language, f"mistake-{one.kind}")
            lines.append(f"    {one.path}:{one.line}: {one.step}: {kind} ({one.what})")
    return "\n".join(lines) + "\n"


def keep_measured(home: Path, library: Library, found: Iterable[Strength]) -> None:
    """Write what was found beside the library; of pathways that were not asked for, what was known.

    Raises: WrongUseError where what was known cannot be read, or nothing can be written.
    """
    known = {id_: one for id_, one in known_of(home).items() if id_ in library.pathways}
    for one in found:
        unnoticed = (Unnoticed(it.kind, it.step, it.what) for it in one.outcomes if not it.by)
        key = strength_key(library.pathways[one.pathway], library)
        known[one.pathway] = MeasuredStrength(key, len(one.outcomes), tuple(unnoticed))
    try:
        keep_strengths(home, known)
    except OSError as error:
        raise WrongUseError("unwritable", path=str(home / STRENGTH), why=why(error)) from error
