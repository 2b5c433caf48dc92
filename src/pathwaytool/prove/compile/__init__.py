"""A pathway made ready for the proof: sets of cases, works with their ways, what lies ahead."""
