"""Slips that are of a whole file, and slips that one cause makes in several files.

They are made in the library of `larger_library`.
"""

from collections.abc import Callable

SLIPS: tuple[tuple[str, Callable[[str], str], int], ...] = (
    ("eksempel.yml", lambda text: f"```yaml\n{text}```\n", 1),
    ("registers/dokumenter.yml", lambda text: f"~~~\n{text}~~~\n", 1),
    (
        "registers/dokumenter.yml",
        lambda text: (
            f"Her er den rettede fil:\n\n```yaml\n{text}```\n\nSig til, hvis noget skal ændres.\n"
        ),
        1,
    ),
    ("registers/dokumenter.yml", lambda text: f"Her er den rettede fil:\n\n{text}", 1),
    ("registers/dokumenter.yml", lambda text: f"{text}\nSig til, hvis det skal ændres.\n", 21),
    ("registers/dokumenter.yml", lambda text: f"{text}```\n", 20),
    ("registers/dokumenter.yml", lambda text: f"{text}Med venlig hilsen\nFamiliehuset\n", 20),
    ("lokale/by.yml", lambda text: text.replace("\n", "\r"), 1),
    (
        "lokale/by.yml",
        lambda text: text.replace("kommune\n", "kommune\r").replace("\n", "\r", 4),
        1,
    ),
    ("registers/dokumenter.yml", lambda text: text.encode().decode("cp1252"), 4),
    ("registers/dokumenter.yml", lambda text: text.encode().decode("latin-1"), 4),
)
"""The file, what becomes of its text, and the line that is pointed at."""

RENAMED: tuple[tuple[str, str, str], ...] = (
    ("registers/aktoerer.yml", "raadgiver", "sagsbehandler"),
    ("registers/dokumenter.yml", "stoetteplan", "handleplan"),
    ("registers/viden.yml", "EKS-01", "EKS-001"),
    ("registers/hjemler.yml", "LB-EKSEMPEL-1", "LB-1"),
    ("library.yml", "social", "kommunen"),
    ("library.yml", "indsats", "behandling"),
)
"""The register, the id of an entry, and what it is called now."""
