"""`pathwaytool explain`: what a rule demands, why, and how to mend."""

from difflib import get_close_matches

import click

from pathwaytool.cli.catalogue import all_messages, manual_of
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, said
from pathwaytool.cli.streams import CLEAN, WrongUseError, write
from pathwaytool.locales.messages import message_words
from pathwaytool.model.text import Language


@click.command("explain", cls=SpokenCommand)
@click.argument("rule")
@LANGUAGE
def command(rule: str, language: Language | None) -> int:
    """Write the manual page of a rule."""
    write(explanation(rule, language or language_of_speaker()), None)
    return CLEAN


def explanation(rule: str, language: Language) -> str:
    """Return a rule's manual page. Raises: WrongUseError where there is no such rule."""
    messages = all_messages()
    if rule not in messages:
        close = get_close_matches(rule, messages, 1)
        if close:
            raise WrongUseError("no-rule-but", rule=rule, close=close[0])
        raise WrongUseError("no-rule", rule=rule)
    message = messages[rule]
    sentence, mend = message_words(language, rule) or (message.english, message.mend)
    parts = [
        f"{rule} ({said(language, message.severity.value)})",
        sentence,
        manual_of(rule, language) or "",
        f"{said(language, 'mend')}: {mend}",
    ]
    return "\n\n".join(part for part in parts if part)
