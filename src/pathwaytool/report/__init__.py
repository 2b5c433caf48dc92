"""Findings as text for people, and in the formats that review tools read."""

from pathwaytool.report.sentences import mend, sentence
from pathwaytool.report.text import text

__all__ = ["mend", "sentence", "text"]
