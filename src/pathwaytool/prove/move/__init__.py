"""What can happen in one event: work finishes, lines of work arrive, and steps begin."""
