"""Time on all routes: limits, when steps can begin, and who must miss a limit."""
