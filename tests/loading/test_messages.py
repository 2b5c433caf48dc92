"""The messages of loading: translated, with the same gaps, and each met in some test."""

import re

import pytest

from pathwaytool.load.messages import MESSAGES
from pathwaytool.locales.messages import message_words
from pathwaytool.model.diagnostic import Message
from tests.loading import test_mistakes, test_refusals, test_schema_findings

TOLD_ELSEWHERE = {
    # in test_signs
    *("merge-conflict", "odd-space", "unseen-sign", "odd-dash", "odd-quotation-mark", "odd-sign"),
    "text-cut-short",
    # in tests/mends/test_slips, and in test_refusals
    *("pasted-lines", "garbled-letters", "letter-lost", "round-brackets", "missing-dash"),
    *("old-line-ends", "keys-on-one-line", "lone-quotation-mark"),
    *("html-sign", "text-after-id"),
    # in test_scalars
    "ambiguous-scalar",
    # in tests/localise/test_written_anew
    *("key-of-the-nation", "key-for-the-nation"),
    # in test_library and test_hostile
    "no-library-file",
    "several-library-files",
    "duplicate-id",
    "case-collision",
    # in tests/localise/test_base
    *("base-missing", "base-is-itself", "base-on-base", "base-version", "base-with-errors"),
}


def gaps(*sentences: str) -> set[str]:
    return {name for one in sentences for name in re.findall(r"(?<!\{)\{(\w+)\}", one)}


def test_ids_are_words_and_used_once() -> None:
    ids = [message.rule for message in MESSAGES]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one) for one in ids)


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.rule)
def test_message_is_translated_with_the_same_gaps(message: Message, language: str) -> None:
    words = message_words(language, message.rule)
    assert words is not None
    assert gaps(*words) == gaps(message.english, message.mend)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.rule)
def test_sentences_are_short_and_whole(message: Message) -> None:
    danish, swedish = message_words("da", message.rule), message_words("sv", message.rule)
    for sentence in (message.english, message.mend, *(danish or ()), *(swedish or ())):
        assert len(sentence) <= 120
        assert sentence[-1] in '.:}]/"'
        assert sentence[0].isupper() or sentence[0] in "“»”{"


def test_every_message_is_met_in_a_test() -> None:
    told = {rule for _, (rule, _, _) in test_refusals.ENCODINGS}
    told |= {rule for _, (rule, _, _) in test_refusals.YAML}
    told |= {rule for _, (rule, _, _), _ in test_mistakes.MISTAKES}
    tables = (test_schema_findings.KEYS, test_schema_findings.LOST, test_schema_findings.VALUES)
    told |= {row[2] for table in tables for row in table}
    told |= {row[3] for row in test_schema_findings.ELSEWHERE}
    told.add("keys-of-something-else")
    assert {message.rule for message in MESSAGES} - told - TOLD_ELSEWHERE == set()
