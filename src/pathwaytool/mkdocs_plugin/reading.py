"""From a library folder to what the site is made from, without doing again what has been done."""

from dataclasses import replace
from pathlib import Path

from pathwaytool.beneath import read_with_base
from pathwaytool.editions import without_idle
from pathwaytool.kept import copies_in, records_in, strengths_in
from pathwaytool.load.library import load_library
from pathwaytool.localise import localised
from pathwaytool.model.diagnostic import Diagnostic
from pathwaytool.proofs import Proofs
from pathwaytool.publish.frame.site import SiteInput, bars_a_site
from pathwaytool.recheck import findings_of


def site_input(home: Path, *, date: str) -> SiteInput | tuple[Diagnostic, ...]:
    """Return what the pages of the library in `home` are made from, or why there can be none.

    `date`: the ISO day to test law and reviews against. Raises: OSError for a missing folder,
    KeptError where the record of an earlier version cannot be read.
    """
    folder = read_with_base(home)
    findings = findings_of(folder, home, date=date).diagnostics
    library = load_library(folder.texts).library
    if library is None or any(map(bars_a_site, findings)):
        return findings
    library = without_idle(library)
    proofs = Proofs(home)
    proved = {pathway.id: proofs.of(pathway, library) for pathway in library.pathways.values()}
    there = [localised(one, library) for one in library.editions.values()]
    locally = {one.edition.id: proofs.of(one.pathway, one.library) for one in there if one}
    proofs.save()
    records = records_in(home)
    site = SiteInput(library, findings, proved, date, records=records, local_proofs=locally)
    return replace(site, copies=copies_in(home, records), strengths=strengths_in(home))
