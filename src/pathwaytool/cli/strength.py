"""What `prove --strength` says: the share of mistakes that are noticed, and those that are not."""

from pathwaytool.cli.speech import said
from pathwaytool.model.library import Library
from pathwaytool.model.text import Language
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
    if unnoticed:
        lines.append("  " + said(language, "unnoticed"))
    for one in unnoticed:
        kind = said(language, f"mistake-{one.kind}")
        lines.append(f"    {one.path}:{one.line}: {one.step}: {kind} ({one.what})")
    return "\n".join(lines) + "\n"
