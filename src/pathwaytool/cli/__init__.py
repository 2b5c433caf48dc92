"""The command line: arguments -> calls -> streams and exit code (0 clean, 1 findings, 2 wrong use).

One module a command; each is imported only when it is asked for, so that the command starts fast.
"""

import sys
from importlib import import_module
from typing import TextIO

import click

from pathwaytool import __version__
from pathwaytool.cli.complaints import complaint
from pathwaytool.cli.speech import SpokenGroup, first_line_of_help, language_of_speaker, said
from pathwaytool.cli.streams import (
    FINDINGS,
    WRONG_USE,
    WrongUseError,
    be_quiet,
    note,
    open_streams,
    why,
)
from pathwaytool.garbage import look_seldom
from pathwaytool.installed import missing_part

COMMANDS = (
    "validate",
    "prove",
    "diff",
    "release",
    "merge",
    "explain",
    "rules",
    "draw",
    "pdf",
    "analyse",
    "site",
    "schema",
    "export",
    "checklist",
    "readability",
    "accept",
    "edition",
    "hearing",
)


class Commands(SpokenGroup):
    """The commands by name, each from the module of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order they are needed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pathwaytool.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the commands do, without importing any of them."""
        with formatter.section(said(language_of_speaker(), "commands")):
            formatter.write_dl([(name, first_line_of_help(name)) for name in COMMANDS])


@click.group("pathwaytool", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Group the commands. Does nothing itself."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    look_seldom()
    open_streams()
    for stream in (sys.stdout, sys.stderr):
        _never_fail_on_letters(stream)
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        code = commands.main(prog_name="pathwaytool", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except BrokenPipeError:  # the reader, such as `head`, has had enough
        be_quiet()
        return FINDINGS
    except (WrongUseError, click.UsageError, ImportError, OSError) as error:
        note(f"pathwaytool: {_sentence(error)}")
        return WRONG_USE


def _sentence(error: Exception) -> str:
    """Say why a command could not do its work. Raises: `error` where that would be a bug."""
    match error:
        case click.UsageError():
            return complaint(error)
        case ImportError():
            told = missing_part(error, language_of_speaker())
            if told is None:
                raise error
            return told
        case OSError():
            # Commands tell of files themselves; what is left is standard output, such as a disk
            # that is full.
            be_quiet()
            return said(language_of_speaker(), "unwritten", why=why(error))
    return str(error)


def _never_fail_on_letters(stream: TextIO) -> None:
    """Show a letter that the terminal lacks as `\\xe6` rather than stop there."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
