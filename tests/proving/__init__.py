"""The proof: against brute force, against planted mistakes, and its words."""
