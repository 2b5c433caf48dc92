"""The handbook says what the tool does: its examples are run, its lists of keys are complete."""
