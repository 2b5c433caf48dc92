"""A small library with a hearing, and files filled in by hand."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

ROOT = """\
library: b
title: B
publisher: P
languages: [da]
sectors: {s: {title: Skole, role: core}, t: {title: Social, role: core}}
phases: {a: {title: Begyndelsen}}
"""

REGISTER = """\
actors:
  x: {title: Lærer, sector: s, kind: role, organisation: municipality}
  z: {title: Rådgiver, sector: t, kind: role, organisation: municipality}
documents:
  d: {title: Brev}
legal_bases:
  LOV: {act: Loven, section: § 1, title: Må, effect: permits, sharing: true, confidence: found}
"""

PATHWAY = """\
pathway: p
level: child
status: hearing
version: 0.3.0
title: Fra skole til støtte
summary: Kort.
owner: Eksempelstyrelsen
hearing: {from: 2026-12-01, until: 2027-02-01, asked: [Eksempel Kommune, Skolen i Eksempelby]}
target: {ages: 12-17}
phases: [a]
steps:
  et:
    title: Skriv brevet
    kind: action
    phase: a
    sector: s
    accountable: x
    gives: [d]
    start: always
    within:
      - {kind: target, limit: 2 days}
      - {kind: target, limit: 5 days}
    next: {to: to, handoff: {documents: [d], basis: [LOV], within: {kind: target, limit: 1 days}}}
  to: {title: Læs brevet, kind: action, phase: a, sector: t, accountable: z, next: slut}
ends:
  slut: {title: Slut}
"""

TEXTS = {"library.yml": ROOT, "registers/r.yml": REGISTER, "p.yml": PATHWAY}

ASKED = "Eksempel Kommune"


def fill(content: bytes, answers: Mapping[str, str], who: str = ASKED) -> bytes:
    """Return a template with answers in it, written as a person's program would: in the file.

    Shape of `answers`: key of a row to the answer.
    """
    is_word = b"word/document.xml" in content
    return (fill_word if is_word else fill_excel)(content, answers, who)


def fill_word(content: bytes, answers: Mapping[str, str], who: str) -> bytes:
    from docx import Document

    document = Document(BytesIO(content))
    document.tables[0].cell(0, 1).text = who
    for row in document.tables[1].rows:
        words = "".join(
            one.text or "" for one in row._tr.tc_lst[0].iter() if one.tag.endswith("}t")
        )
        if words in answers:
            row.cells[3].text = answers[words]
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def fill_excel(content: bytes, answers: Mapping[str, str], who: str) -> bytes:
    """Write inline strings, as some programs do."""
    sheet = part(content, "xl/worksheets/sheet1.xml").decode()
    strings = re.findall(
        r"<si><t[^>]*>(.*?)</t></si>", part(content, "xl/sharedStrings.xml").decode()
    )
    for row in re.findall(r"<row .*?</row>", sheet, re.DOTALL):
        first = re.search(r'<c r="A\d+"[^>]* t="s"><v>(\d+)</v>', row)
        key = strings[int(first[1])] if first else ""
        column, text = ("B", who) if key == "Organisation" else ("D", answers.get(key))
        if text is not None:
            inline = rf'<c r="{column}\1" t="inlineStr"><is><t>{text}</t></is></c>'
            new = re.sub(rf'<c r="{column}(\d+)"[^>]*/>', inline, row)
            assert new != row
            sheet = sheet.replace(row, new)
    return with_part(content, "xl/worksheets/sheet1.xml", sheet.encode())


def part(content: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(content)).read(name)


def with_part(content: bytes, name: str, new: bytes) -> bytes:
    """Return a zip with a part more, or in place of one."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", 8) as archive:
        for one in old.namelist():
            if one != name:
                archive.writestr(one, old.read(one))
        archive.writestr(name, new)
    return made.getvalue()
