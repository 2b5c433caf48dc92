"""What the structure of a pathway says: who holds it together, and what depends on what.

The only door to networkx. Nothing on the way of a save imports it.
"""

from pathwaytool.analyse.graph import graph_of

__all__ = ["graph_of"]
