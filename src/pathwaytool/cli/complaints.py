"""What click finds wrong with the words of a command, in the reader's language."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

import click

from pathwaytool.cli.speech import language_in, said

EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<names>.*)\)", re.DOTALL)
"""How click says that a command got more than it takes; it has no class for it."""


def complaint(error: click.UsageError) -> str:
    """Return a sentence about a command that was written wrongly, and where to read more."""
    context = error.ctx
    language = language_in(context)
    path = context.command_path if context else "pathwaytool"
    return f"{_sentence(error, language)} {said(language, 'see-help', path=path)}"


def _sentence(error: click.UsageError, language: str) -> str:
    """Say what is wrong; in click's own English words where it is something rare."""
    match error:
        case click.NoSuchOption():
            command = error.ctx.command if error.ctx else None
            known = [name for one in command.params for name in one.opts] if command else []
            told = said(language, "no-option", option=error.option_name)
            return told + _meant(error.option_name, known, language)
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return said(language, "no-value-for", option=error.option_name)
        case click.BadOptionUsage():
            return said(language, "option-alone", option=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return said(language, "missing-argument", name=error.param.human_readable_name)
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Choice):
            choices = [str(one) for one in error.param.type.choices]
            is_option = isinstance(error.param, click.Option)
            name = error.param.opts[0] if is_option else f"{{{'|'.join(choices)}}}"
            return said(language, "bad-choice", name=name, choices=", ".join(choices))
    extra = EXTRA.match(error.format_message())
    if extra:
        return said(language, "extra-argument", names=extra["names"])
    command = getattr(error, "command_name", None)  # newer versions of click tell it apart
    if not command:
        return error.format_message()
    group = error.ctx.command if error.ctx else None
    known = group.list_commands(error.ctx) if isinstance(group, click.Group) and error.ctx else []
    return said(language, "no-command", command=command) + _meant(command, known, language)


def _meant(word: str, known: Iterable[str], language: str) -> str:
    """Return a question after the known word that is like a written one; "" where none is."""
    close = get_close_matches(word, [*known], n=1)
    return f" {said(language, 'meant', close=close[0])}" if close else ""
