"""The words of the proof: in every language, with the same gaps."""

import re

import pytest

from pathwaytool.locales import LANGUAGES, words
from pathwaytool.locales.messages import message_words
from pathwaytool.model.diagnostic import Message
from pathwaytool.prove.move.situation import FaultKind
from pathwaytool.prove.tell.messages import MESSAGES


def _gaps(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", ["da", "sv"])
@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.rule)
def test_message_is_translated_with_its_gaps(message: Message, language: str) -> None:
    translated = message_words(language, message.rule)
    assert translated is not None
    assert _gaps(translated[0]) == _gaps(message.english)
    assert _gaps(translated[1]) == _gaps(message.mend)


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_has_the_same_words_and_gaps_everywhere(language: str) -> None:
    own, english = words(language, "story"), words("en", "story")
    assert own.keys() == english.keys()
    for key, text in english.items():
        assert _gaps(own[key]) == _gaps(text), key


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_failure_can_be_told(kind: FaultKind) -> None:
    assert words("da", "story")[f"stop-{kind.value}"]
