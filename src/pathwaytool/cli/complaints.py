"""What click finds wrong with the words of a command, in the reader's language."""

import re

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
            return said(language, "no-option", option=error.option_name)
        case click.BadOptionUsage() if "does not take a value" in error.message:
            return said(language, "no-value-for", option=error.option_name)
        case click.BadOptionUsage():
            return said(language, "option-alone", option=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return said(language, "missing-argument", name=error.param.human_readable_name)
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Choice):
            name, choices = error.param.opts[0], ", ".join(map(str, error.param.type.choices))
            return said(language, "bad-choice", name=name, choices=choices)
    extra = EXTRA.match(error.format_message())
    if extra:
        return said(language, "extra-argument", names=extra["names"])
    command = getattr(error, "command_name", None)  # newer versions of click tell it apart
    return said(language, "no-command", command=command) if command else error.format_message()
