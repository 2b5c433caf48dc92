"""The same page in other languages."""

from collections.abc import Iterable

from pathwaytool.dataclass import dataclass
from pathwaytool.locales import words
from pathwaytool.model.library import Library
from pathwaytool.model.text import Language
from pathwaytool.publish.frame.addresses import link


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in another language: what to call the link, in that language, and where it is."""

    language: Language
    title: str
    url: str


def translations_of(
    here: str, language: Language, written: Iterable[Language], library: Library
) -> tuple[Translation, ...]:
    """Return page `here` in each language of `written` that the site has, `language` left out.

    `here` is without language prefix and ending; the addresses are from the page in `language`.
    """
    own = _place(here, language, library)
    return tuple(
        Translation(code, words(code, "site")["read_here"], link(own, _place(here, code, library)))
        for code in written
        if code in library.languages and code != language
    )


def _place(here: str, language: Language, library: Library) -> str:
    return here if language == library.language else f"{language}/{here}"
