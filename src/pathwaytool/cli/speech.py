"""The command line's own words: help and complaints in the reader's language."""

import os
from functools import partial

import click

from pathwaytool.locales import FALLBACK, LANGUAGES, words

CHOSEN = "pathwaytool.language"
"""Where click's context keeps the language that `--lang` named."""


def said(language: str, key: str, **gaps: str | int) -> str:
    """Return the command line's sentence `key` in `language`, its gaps filled."""
    return words(language, "cli")[key].format(**gaps)


def language_of_speaker() -> str:
    """Return the language of `--lang` where one was given, else that of the user's environment."""
    context = click.get_current_context(silent=True)
    if context is not None and CHOSEN in context.meta:
        return str(context.meta[CHOSEN])
    for name in ("PATHWAYTOOL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (language := os.environ.get(name, "")[:2]) in LANGUAGES:
            return language
    return FALLBACK


class SpokenCommand(click.Command):
    """A command whose help stands in `locales/*/cli.toml`, as `NAME-help`."""

    def get_short_help_str(self, limit: int = 80) -> str:
        """Return the first line of the help."""
        return first_line_of_help(self.name or "")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(said(language_of_speaker(), f"{self.name}-help"))


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands with spoken help."""


class SpokenOption(click.Option):
    """An option whose help stands in `locales/*/cli.toml`, as `option-NAME`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        self.help = said(language_of_speaker(), f"option-{self.name}")
        return super().get_help_record(ctx)


def first_line_of_help(command: str) -> str:
    """Return in one line what the command of that name does."""
    return said(language_of_speaker(), f"{command}-help").split("\n", 1)[0]


option = partial(click.option, cls=SpokenOption)
"""As click.option, for a spoken option."""


def _keep_language(ctx: click.Context, _: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        ctx.meta[CHOSEN] = value
    return value


LANGUAGE = option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    is_eager=True,  # before --help, so that help speaks it too
    callback=_keep_language,
)
