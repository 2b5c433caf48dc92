"""Every kind of finding that the tool can make, for the commands that explain them."""

from collections.abc import Mapping

from pathwaytool.check.rules import RULES
from pathwaytool.folder import MESSAGES as OF_FOLDERS
from pathwaytool.load.messages import MESSAGES as OF_FILES
from pathwaytool.model.diagnostic import Message
from pathwaytool.prove.tell.messages import MESSAGES as OF_PROOFS


def all_messages() -> Mapping[str, Message]:
    """Return every kind of finding by the id of its rule, those of files first."""
    of_rules = tuple(rule.message for rule in RULES)
    return {message.rule: message for message in (*OF_FOLDERS, *OF_FILES, *of_rules, *OF_PROOFS)}
