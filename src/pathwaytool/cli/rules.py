"""`pathwaytool rules`: every rule in a line."""

import click

from pathwaytool.check.manual import has_manual, manual_of
from pathwaytool.cli.catalogue import all_messages
from pathwaytool.cli.speech import LANGUAGE, SpokenCommand, language_of_speaker, said
from pathwaytool.cli.streams import CLEAN, write
from pathwaytool.locales.messages import message_words
from pathwaytool.model.diagnostic import Message
from pathwaytool.model.text import Language


@click.command("rules", cls=SpokenCommand)
@LANGUAGE
def command() -> int:
    """Write the id of every rule, how grave it is and its sentence."""
    spoken = language_of_speaker()
    messages = all_messages()
    width = max(map(len, messages))
    rows = [f"{id_:<{width}}  {_row(message, spoken)}" for id_, message in messages.items()]
    write("\n".join(rows), None)
    return CLEAN


def _row(message: Message, language: Language) -> str:
    grave = said(language, message.severity.value)
    return f"{grave:<9} {_title(message, language)}"


def _title(message: Message, language: Language) -> str:
    """Return what must hold where the rule has a manual, and otherwise what is said where not."""
    if has_manual(message.rule):
        return manual_of(message.rule, language).title
    translated = message_words(language, message.rule)
    return translated[0] if translated else message.english
