"""The command `pathwaytool`, also as `python -m pathwaytool`."""

import os

INTERRUPTED = 130
"""What shells expect of a command that was stopped with Ctrl-C: 128 and the signal's number."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Who presses Ctrl-C wants silence, also while the command is still being imported. An exception
    # would not do: one that meets Python in a callback is printed, and the command goes on. It is
    # safe to leave at any moment, since every file of ours is written whole or not at all.
    try:
        import signal

        # Where a shell has a command in the background ignore the signal, it stays ignored.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
        from pathwaytool.cli import main as command_line
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)
    command_line()


if __name__ == "__main__":
    main()
