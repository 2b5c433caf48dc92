"""A small library as text, for what the proof says of time, parts and single cases."""

from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library

LIBRARY = """\
library: lille
title: Lille bibliotek
publisher: Ingen
languages: [da]
sectors:
  social: {title: Det sociale område, role: core}
phases:
  start: {title: Start}
"""

REGISTER = """\
actors:
  raadgiver:
    title: Rådgiver
    sector: social
    kind: role
    organisation: municipality
    description: Den ansvarlige.
  laeser:
    title: Læser
    sector: social
    kind: role
    organisation: municipality
    description: Den, der skal læse.
documents:
  notat: {title: Notat, description: Et notat.}
"""

HEAD = """\
pathway: {name}
level: child
status: draft
version: 0.1.0
title: {name}
summary: Et lille forløb.
owner: Ingen
target: {{ages: 12-17, criteria: [Alle]}}
phases: [start]
"""

STEP = """\
    kind: action
    phase: start
    sector: social
    accountable: raadgiver
    purpose: Noget sker.
    description: Der sker noget.
"""


def library_of(**bodies: str) -> Library:
    """Return a library with these pathways: name to everything after the head.

    A line `    ...` in a step stands for all that a step must say.
    """
    texts = {"library.yml": LIBRARY, "registers/register.yml": REGISTER}
    for name, body in bodies.items():
        filled = body.replace("    ...\n", STEP)
        texts[f"{name}.yml"] = HEAD.format(name=name) + filled
    loaded = load_library({path: text.encode() for path, text in texts.items()})
    assert loaded.library is not None, loaded.diagnostics
    return loaded.library
