"""How often a command that soon ends looks for garbage: seldom, for most of what it makes stays.

Looking after every few hundred new objects, as Python does by itself, takes a fifth to a third of
a proof or a build. A process that goes on, such as `mkdocs serve`, is left as it is.
"""

import gc

SELDOM = (1_000_000, 50, 100)
"""New objects, and rounds of looking at young and at old ones, between two looks.

A check after a small change makes fewer than that in all, and so never looks.
"""

Habit = tuple[int, int, int]


def look_seldom() -> Habit:
    """Look for garbage seldom from now on. Return the habit before, for `look_as`."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    return before


def look_as(habit: Habit) -> None:
    """Look for garbage as `habit` says again."""
    gc.set_threshold(*habit)
