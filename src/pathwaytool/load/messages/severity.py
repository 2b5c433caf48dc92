"""How grave the findings of this part are: all are errors."""

from pathwaytool.model.diagnostic import Message, Severity


def error(rule: str, english: str, mend: str) -> Message:
    """Return a message that is an error."""
    return Message(rule, Severity.ERROR, english, mend)
