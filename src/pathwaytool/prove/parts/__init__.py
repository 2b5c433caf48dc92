"""Parts of a pathway that somebody meets, and those that nobody can."""
