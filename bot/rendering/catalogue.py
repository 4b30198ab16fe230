"""The translations: every sentence that a person reads, by its English wording."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from bot.errors import UnavailableError

DOMAIN = "cotejo"
LOCALE = Path(__file__).parent / "locale"


@cache
def words(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; its `gettext` and `ngettext` translate.

    Raises UnavailableError where the catalogue has not been compiled.

    >>> words("es").gettext("Context")
    'Contexto'
    """
    try:
        return gettext.translation(DOMAIN, LOCALE, languages=[language])
    except OSError as error:
        raise UnavailableError(
            f"the translations into '{language}' are not compiled; run `make setup` or `make catalogues`"
        ) from error


def N_(message: str) -> str:  # noqa: N802 - the name by which extractors of messages know it
    """Mark a message for the catalogues without translating it."""
    return message
