"""What is told of a limit to a birthday, or of ages that run on: for whom, and why."""

from pathwaytool.locales import words
from pathwaytool.locales.times import DAYS_FROM, hours_words
from pathwaytool.model.pathway import Pathway
from pathwaytool.model.position import Pointer
from pathwaytool.model.text import Language
from pathwaytool.model.time import Birthday
from pathwaytool.prove.proof import LimitTime
from pathwaytool.prove.tell.naming import way_through


def birthday_at(pointer: Pointer, pathway: Pathway) -> Birthday | None:
    """Return the birthday that the limit at `pointer` counts to, if it counts to one."""
    step = pathway.steps.get(str(pointer[1])) if pointer[0] == "steps" else None
    limits = step.within if step else ()
    return next((one.birthday for one in limits if one.place.pointer == pointer), None)


def ages_words(fares: LimitTime, language: Language) -> str:
    """Say the ages at the beginning of those who may miss a limit, such as "16–17"."""
    ages = [int(age) for age in fares.ages]
    if len(ages) > 1 and ages == list(range(ages[0], ages[-1] + 1)):
        return f"{ages[0]}–{ages[-1]}"
    return words(language, "parts")["or"].join(str(age) for age in ages)


def why_late(fares: LimitTime, language: Language) -> str:
    """Say why it may be missed."""
    said = words(language, "parts")
    if fares.is_endless:
        return said["birthday-endless"]
    if not fares.allowed.shortest:
        return said["birthday-gone"]
    needed, allowed = (
        hours_words(hours, language) for hours in (fares.needed.longest, fares.allowed.shortest)
    )
    return said["birthday-late"].format(needed=needed, allowed=allowed)


def why_outgrown(fares: LimitTime, pathway: Pathway, language: Language) -> str:
    """Say why a step may be outgrown, with the way that takes the longest."""
    said = words(language, "parts")
    key = "birthday-endless" if fares.is_endless else "outgrown-late"
    if not fares.is_endless and not fares.allowed.shortest:
        key = "outgrown-soon"
    longest = fares.needed.longest
    rounded = -(-longest // 24) * 24 if longest >= DAYS_FROM else longest
    needed, allowed = (hours_words(hours, language) for hours in (rounded, fares.allowed.shortest))
    why = said[key].format(needed=needed, allowed=allowed)
    chain = way_through(fares.chain, pathway, language)
    return f"{why} {said['outgrown-chain'].format(chain=chain)}" if fares.chain else why


def span_of(ages: tuple[int, int] | None) -> str:
    """Say the ages of a step, such as "15–17"."""
    return "–".join(str(age) for age in dict.fromkeys(ages or ()))
