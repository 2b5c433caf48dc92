"""Every finding about text, YAML and shape: what can be wrong before a library is a library."""

from pathwaytool.load.messages import refused, shape, signs, syntax, together, values
from pathwaytool.model.diagnostic import Message

MESSAGES: tuple[Message, ...] = tuple(
    message
    for module in (refused, signs, syntax, shape, values, together)
    for message in vars(module).values()
    if isinstance(message, Message)
)
"""All of them, in the order of the files."""
