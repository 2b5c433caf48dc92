"""Whole situations, one by one: they settle what the bounds suspect, and tell the story of it."""
