"""Author, prove and publish cross-sector care pathways."""

__version__ = "0.1.0"
