"""Two versions of a library -> what differs in the model: wording, meaning, who is concerned."""

from pathwaytool.compare.difference import difference_of

__all__ = ["difference_of"]
