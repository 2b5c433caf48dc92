"""`pathwaytool explain`: what a rule demands, why, and how to mend."""

from difflib import get_close_matches

import click

from pathwaytool.check.manual import explain, shown_texts
from pathwaytool.cli.catalogue import all_messages
from pathwaytool.cli.slips import slip_of
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, said
from pathwaytool.cli.streams import CLEAN, WrongUseError, write
from pathwaytool.locales.messages import message_words
from pathwaytool.model.text import Language
from pathwaytool.report import text


@click.command("explain", cls=SpokenCommand)
@click.argument("rule")
@LANGUAGE
def command(rule: str) -> int:
    """Write the manual page of a rule."""
    write(explanation(rule, language_of_speaker()), None)
    return CLEAN


def explanation(rule: str, language: Language) -> str:
    """Return a rule's manual page. Raises: WrongUseError where there is no such rule."""
    messages = all_messages()
    if rule not in messages:
        close = get_close_matches(rule, messages, 1)
        if close:
            raise WrongUseError("no-rule-but", rule=rule, close=close[0])
        raise WrongUseError("no-rule", rule=rule)
    page = explain(rule, language)
    if page is not None:
        return page
    sentence, mend = message_words(language, rule) or (messages[rule].english, messages[rule].mend)
    page = f"{rule}: {sentence}\n\n{said(language, 'mend')}: {mend}\n"
    slip = slip_of(rule)
    if slip is None:
        return page
    output = text(slip.found, language)
    return f"{page}\n{shown_texts(slip.wrong, output, slip.right, language)}\n"
