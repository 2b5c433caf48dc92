"""How grave the findings of this part are: nearly all are errors."""

from pathwaytool.model.diagnostic import Message, Severity


def error(rule: str, english: str, mend: str) -> Message:
    """Return a message that is an error."""
    return Message(rule, Severity.ERROR, english, mend)


def warning(rule: str, english: str, mend: str) -> Message:
    """Return a message that is a warning: the file is read all the same."""
    return Message(rule, Severity.WARNING, english, mend)
