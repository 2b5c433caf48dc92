"""The manual of a rule: why it is there, how to mend, and its examples with what the tool says."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pathwaytool.check.rules import RULES
from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.model.diagnostic import Message
from pathwaytool.model.pathway import Level
from pathwaytool.prove.compile.level import OF_A_YOUNG_PERSON
from pathwaytool.prove.tell.manuals import MANUALS
from pathwaytool.prove.tell.messages import MESSAGES as OF_PROOFS

DATE = "2026-06-01"
"""The day that the examples are tested against."""

BESIDE = "underforløb.yml"
"""The file of a second pathway, where an example needs one."""

_EXAMPLES = files("pathwaytool.check") / "examples"


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule's page says. `why` may be empty, and holds paragraphs of plain text."""

    title: str
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class RuleExample:
    """A right and a wrong file, and what the tool says of the wrong one. All are whole texts."""

    right: str
    wrong: str
    output: str


@cache
def explained() -> Mapping[str, Message]:
    """Return all that has a manual, by rule: what the rules find, then what the proof finds."""
    messages = (*(rule.message for rule in RULES), *OF_PROOFS)
    return {message.rule: message for message in messages}


def has_manual(rule: str) -> bool:
    """Tell whether there is a rule of that name with a manual."""
    return rule in _english()


def manual_of(rule: str, language: str) -> Manual:
    """Return the manual of a rule, in English where it is not written in `language`.

    Raises: KeyError where there is no such rule.
    """
    translated = _translated(language).get(rule)
    if translated:
        return Manual(
            translated["title"], translated.get("why", "").strip(), translated["fix"].strip()
        )
    return _english()[rule]


def levels_of(rule: str) -> frozenset[Level]:
    """Return the levels of pathway that a rule holds for. Raises: KeyError for no such rule."""
    explained()[rule]
    if rule in OF_A_YOUNG_PERSON:
        return frozenset((Level.CHILD,))
    return next((one.levels for one in RULES if one.id == rule), frozenset(Level))


def levels_words(rule: str, language: str) -> str:
    """Say in a sentence which pathways a rule holds for; nothing where it holds for all."""
    levels = levels_of(rule)
    if levels == frozenset(Level):
        return ""
    return words(language, "report")["levels-" + "-".join(one for one in Level if one in levels)]


def example_of(rule: str, language: str) -> RuleExample | None:
    """Return the example of a rule; None where no small file shows what it finds."""
    folder = _EXAMPLES / rule
    if not folder.is_dir():
        return None
    right, wrong, output = (
        (folder / name).read_text("utf-8")
        for name in ("good.yaml", "bad.yaml", f"bad.{language}.txt")
    )
    beside = folder / "beside.yaml"
    if beside.is_file():
        wrong += f"\n# {BESIDE}\n{beside.read_text('utf-8')}"
    return RuleExample(right, wrong, output)


def explain(rule: str, language: str) -> str | None:
    """Return the manual page of a rule as plain text; None where there is no such rule."""
    if not has_manual(rule):
        return None
    said = words(language, "report")
    manual, example = manual_of(rule, language), example_of(rule, language)
    parts = [f"{rule}: {manual.title}"]
    parts += [manual.why] if manual.why else []
    levels = levels_words(rule, language)
    parts += [levels] if levels else []
    parts.append(f"{said['explain-fix']}: {manual.fix}")
    if example:
        parts.append(shown_texts(example.wrong, example.output, example.right, language))
    return "\n\n".join(parts) + "\n"


def shown_texts(wrong: str, output: str, right: str, language: str) -> str:
    """Return a wrong text, what the tool says of it and the right one, each under its heading."""
    said = words(language, "report")
    texts = {"explain-wrong": wrong, "explain-output": output, "explain-right": right}
    return "\n\n".join(f"{said[key]}:\n\n{_indented(text)}" for key, text in texts.items() if text)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.rstrip().split("\n"))


@cache
def _english() -> Mapping[str, Manual]:
    of_rules = {rule.id: rule.manual for rule in RULES}
    return {rule: _read(manual) for rule, manual in (of_rules | MANUALS).items()}


def _read(docstring: str) -> Manual:
    """Take a docstring apart: its first line, its paragraphs, and what follows `Fix:`."""
    text, _, fix = docstring.partition("\nFix: ")
    title, _, why = text.partition("\n")
    return Manual(title, why.strip(), _capital(" ".join(fix.split())))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _translated(language: str) -> Mapping[str, Mapping[str, str]]:
    path = files("pathwaytool.locales") / language / "rule_manual.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
