"""The command line's own words: help and complaints in the reader's language."""

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from pathwaytool.folder import language_of
from pathwaytool.locales import FALLBACK, LANGUAGES, words
from pathwaytool.model.text import Language

ASKED = "pathwaytool.asked"
"""Where click's context keeps the words that the command was called with."""

OF_CLICK = {"--help": "option-help", "--version": "option-version"}
"""Options that click makes, and where their help stands."""

DEFAULT_LIBRARY = "pathways"
"""The library that is meant where none is named."""


def said(language: str, key: str, **gaps: str | int) -> str:
    """Return the command line's sentence `key` in `language`, its gaps filled."""
    return words(language, "cli")[key].format(**gaps)


def language_of_speaker() -> str:
    """Return the language that the whole command line speaks.

    That of `--lang`; else of PATHWAYTOOL_LANG; else of the library that is asked about; else of
    the computer. So everybody who works on a library reads the same, whatever the computer.
    """
    return language_in(click.get_current_context(silent=True))


def language_in(context: click.Context | None) -> str:
    """Return the same where click has left the context of the command already."""
    asked = _asked(context)
    if language := _chosen(asked):
        return language
    languages = (language_of(path) for path in _named(asked))
    near = next((language for language in languages if language), None)
    return near or _stated(("LC_ALL", "LC_MESSAGES", "LANG")) or FALLBACK


def language_about(library: Language | None) -> str:
    """Return the language to speak about a library whose own language is `library`."""
    chosen = _chosen(_asked(click.get_current_context(silent=True)))
    return chosen or library or language_of_speaker()


def _asked(context: click.Context | None) -> Sequence[str]:
    """Return the words that the command was called with."""
    return tuple(context.meta.get(ASKED, ())) if context else tuple(sys.argv[1:])


def _chosen(asked: Sequence[str]) -> str | None:
    """Return the language that the user chose; also where a command is too wrong to be read."""
    for value in _values(asked, "--lang"):
        if value in LANGUAGES:
            return value
    return _stated(("PATHWAYTOOL_LANG",))


def _stated(names: Sequence[str]) -> str | None:
    """Return the first language that the variables of the environment state; None if none."""
    stated = (os.environ.get(name, "")[:2] for name in names)
    return next((language for language in stated if language in LANGUAGES), None)


def _named(asked: Sequence[str]) -> Iterator[Path]:
    """Yield the places that the words of a command may mean by a library, the likeliest first."""
    yield from map(Path, _values(asked, "--library"))
    if asked[:1] == ("validate",):
        yield from (Path(word) for word in asked[1:] if not word.startswith("-"))
    yield Path(DEFAULT_LIBRARY)
    yield Path()


def _values(asked: Sequence[str], option: str) -> Iterator[str]:
    """Yield the values that an option was given, the last one first."""
    for number, word in reversed(tuple(enumerate(asked))):
        name, equals, value = word.partition("=")
        if name == option and (equals or number + 1 < len(asked)):
            yield value if equals else asked[number + 1]


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

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        usage = f"{said(language_of_speaker(), 'usage')}: "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), usage)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options do."""
        language = language_of_speaker()
        # Newer versions of click give a line to an argument as well, and nothing to say in it.
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = (one.get_help_record(ctx) for one in options)
        rows = [
            (names, said(language, OF_CLICK[last]) if last in OF_CLICK else words)
            for names, words in filter(None, records)
            if (last := names.split()[-1])
        ]
        with formatter.section(said(language, "options")):
            formatter.write_dl(rows)


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands with spoken help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the words of the command: they tell which language to speak."""
        ctx.meta[ASKED] = tuple(args)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the options do, and then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


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


LANGUAGE = option("--lang", type=click.Choice(LANGUAGES), expose_value=False)
"""The language to speak; who speaks asks `language_about`."""
