"""Every mend, followed to the letter on its own example, ends the finding and makes no new one."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from pathwaytool.cli.slips import NEW, SHARED, slips
from pathwaytool.model.diagnostic import Diagnostic
from tests.mends.followed import OF_FILES, OF_RULES, Change
from tests.rules.example_library import EXAMPLES, said_of, shared_texts, texts_of
from tests.rules.test_examples import ACCOMPANIED

pytestmark = pytest.mark.unmeasured

Texts = dict[str, bytes]

WRONG = sorted(EXAMPLES.glob("*/bad*.yaml"))


def name_of(path: Path) -> str:
    """Return what an example is called: by its folder, and its file where there are several."""
    several = len(list(path.parent.glob("bad*.yaml"))) > 1
    return f"{path.parent.name}/{path.stem}" if several else path.parent.name


def texts_of_slip(rule: str) -> Texts:
    """Return the library of the examples with a slip in it."""
    slip, texts = slips()[rule], shared_texts()
    if "text" in slip:
        return {**texts, NEW: slip["text"].encode()}
    path = slip.get("file", SHARED[0])
    return {**texts, path: texts[path].decode().replace(slip["old"], slip["new"], 1).encode()}


def followed(texts: Texts, changes: tuple[Change, ...]) -> Texts:
    """Return a library after an editor has made changes by hand."""
    for old, new in changes:
        path = next((path for path in reversed(texts) if old in texts[path].decode()), None)
        assert path is not None, f"nobody wrote {old!r}"
        text = texts.pop(path).decode()
        if new is not None:
            texts = {**texts, path: text.replace(old, new, 1).encode()}
    return texts


def mended(texts: Texts, found: Diagnostic, by_hand: tuple[Change, ...] | None) -> Texts:
    """Return a library with the mend of a finding made: the exact one, or by hand."""
    if found.edit is None:
        assert by_hand, f"{found.message.rule} has no exact mend: say what an editor would write"
        return followed(dict(texts), by_hand)
    assert by_hand is None, f"{found.message.rule} mends itself exactly"
    path = found.edit.path
    return {**texts, path: found.edit.applied_to(texts[path].decode()).encode()}


def only(found: tuple[Diagnostic, ...], rule: str) -> Diagnostic:
    return next(one for one in found if one.message.rule == rule)


def told(texts: Mapping[str, bytes]) -> list[tuple[str, int]]:
    return [(one.message.rule, one.location.span.line) for one in said_of(dict(texts))]


@pytest.mark.parametrize("path", WRONG, ids=name_of)
def test_mend_of_a_rule_works(path: Path) -> None:
    texts = texts_of(path)
    found = only(said_of(texts), path.parent.name)
    beside = ACCOMPANIED.get(path.parent.name, [])
    left = told(mended(texts, found, OF_RULES.get(name_of(path))))
    assert [one for one in left if one[0] not in beside] == []


@pytest.mark.parametrize("rule", slips())
def test_mend_of_a_slip_works(rule: str) -> None:
    texts = texts_of_slip(rule)
    found = only(said_of(texts), rule)
    assert told(mended(texts, found, OF_FILES.get(rule))) == []


def test_nothing_is_followed_that_is_not_shown() -> None:
    assert set(OF_RULES) <= {name_of(path) for path in WRONG}
    assert set(OF_FILES) <= set(slips())
