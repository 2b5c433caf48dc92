"""The order in which a reader meets the library."""
