"""The proof: the national pathway, many pathways beside pm4py's soundness check, growing pathways.

pm4py is under the AGPL and no part of the product: it stands in an environment of its own, whose
Python `PM4PY_PYTHON` names. It is given the same flows as workflow nets, without facts, documents
and time, with every split exclusive, which is the least work for it.
"""

import json
import os
import re
import time
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from bench.library import STEPS_A_PATHWAY, write_library
from bench.measure import BIN, Figure, best_of, line, measured
from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.model.library import Library
from pathwaytool.model.pathway import Pathway
from pathwaytool.prove import prove

ROOT = Path(__file__).resolve().parent.parent

PROVE = """
import sys
from pathlib import Path
from pathwaytool.folder import read_folder
from pathwaytool.load.library import load_library
from pathwaytool.prove import prove
library = load_library(read_folder(Path(sys.argv[1])).texts).library
sys.exit(prove(library.pathways["national"], library).verdict != "proved")
"""

PEER = """
import json, sys
import pm4py
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to
for flow in json.load(open(sys.argv[1])):
    net = PetriNet("net")
    places = {}
    def place(name):
        if name not in places:
            places[name] = PetriNet.Place(name)
            net.places.add(places[name])
        return places[name]
    def transition(name, origin, target):
        one = PetriNet.Transition(name, name)
        net.transitions.add(one)
        add_arc_from_to(place(origin), one, net)
        add_arc_from_to(one, place(target), net)
    for step, targets in flow["steps"].items():
        transition(step, "in " + step, "out " + step)
        for target in targets:
            last = "end" if target in flow["ends"] else "in " + target
            transition(step + " to " + target, "out " + step, last)
    for start in flow["starts"]:
        transition("start " + start, "start", "in " + start)
    pm4py.check_soundness(net, Marking({place("start"): 1}), Marking({place("end"): 1}))
"""


def proofs() -> None:
    """Print how long proving takes, in the same run beside the peer."""
    print("\nProve the national pathway and what it promises, from its files")
    print(line("prove", best_of(3, [BIN / "python", "-c", PROVE, ROOT / "pathways"], ROOT)))
    with TemporaryDirectory() as name:
        _edited(Path(name))
    for pathways in (100, 400):
        with TemporaryDirectory() as name:
            _many(Path(name), pathways)


def _edited(folder: Path) -> None:
    """Print how long `validate` takes after one change in the national pathway, and beside it the
    schema alone on that file."""
    home, env = folder / "library", {"XDG_CACHE_HOME": str(folder / "cache")}
    copytree(ROOT / "pathways", home)
    file = next(home.rglob("national.yml"))
    text = file.read_text("utf-8")
    schema = ROOT / "schema" / "pathway.schema.json"
    peer = best_of(3, [BIN / "check-jsonschema", "--schemafile", schema, file], folder)
    print(line("check-jsonschema, the same file", peer))
    validate = [BIN / "pathwaytool", "validate", home]
    measured(validate, folder, env)
    for name, written in (
        ("validate after an edit of words", _with_other_words),
        ("validate after an edit of the flow", _with_other_times),
    ):
        figures = []
        for number in range(3):
            file.write_text(written(text, number + 1), "utf-8")
            figures.append(measured(validate, folder, env))
        print(line(name, min(figures, key=lambda figure: figure.seconds), peer))


def _with_other_words(text: str, number: int) -> str:
    return re.sub(r"da: ([A-ZÆØÅ])", rf"da: Nu {number} \1", text, count=1)


def _with_other_times(text: str, number: int) -> str:
    return re.sub(
        r"takes: 1-(\d+)", lambda most: f"takes: 1-{int(most[1]) + number}", text, count=1
    )


def _many(folder: Path, pathways: int) -> None:
    home = folder / "library"
    write_library(home, pathways * STEPS_A_PATHWAY)
    library = load_library(read_folder(home).texts).library
    assert library is not None
    begun = time.perf_counter()
    for pathway in library.pathways.values():
        prove(pathway, library)
    spent = time.perf_counter() - begun
    print(f"\nProve {pathways} pathways of {STEPS_A_PATHWAY} steps")
    print(f"  {'the proofs alone':<44}{spent:8.3f} s")
    peer = _peer(folder, library)
    validate = [BIN / "pathwaytool", "validate", "--no-cache", home]
    print(line("read, checked and proved", measured(validate, folder), peer))


def _peer(folder: Path, library: Library) -> Figure | None:
    python = os.environ.get("PM4PY_PYTHON")
    if not python:
        print("  pm4py: not measured; PM4PY_PYTHON names no Python that has it")
        return None
    flows = folder / "flows.json"
    flows.write_text(json.dumps([_flow(pathway) for pathway in library.pathways.values()]))
    figure = measured([python, "-c", PEER, flows], folder)
    print(line("pm4py check_soundness, flow only", figure))
    return figure


def _flow(pathway: Pathway) -> dict[str, object]:
    return {
        "steps": {step.id: [one.to for one in step.transitions] for step in pathway.steps.values()},
        "ends": list(pathway.ends),
        "starts": [step.id for step in pathway.steps.values() if step.start],
    }
