"""The catalogues hold every sentence of the code, in every language, and nothing else."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot.rendering
from bot.errors import UnavailableError
from bot.library.model import LANGUAGES
from bot.rendering.catalogue import LOCALE, words

CODE = Path(bot.rendering.__file__).parent
Message = str | tuple[str, ...]


def in_code() -> set[Message]:
    methods = [("**.py", "python")]
    return {
        tuple(message) if isinstance(message, tuple) else message
        for _, _, message, _, _ in extract_from_dir(CODE, methods)
    }


def catalogue(language: str) -> Catalog:
    with (LOCALE / language / "LC_MESSAGES" / "cotejo.po").open("rb") as file:
        return read_po(file)


def forms(texts: Message) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_code_and_catalogue_hold_the_same_sentences(language: str) -> None:
    assert {message.id for message in catalogue(language) if message.id} == in_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_lacks_a_translation(language: str) -> None:
    found = catalogue(language)
    untranslated = [message.id for message in found if message.id and not all(forms(message.string))]
    assert untranslated == []
    assert [message.id for message in found if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            wanted = {name for text in forms(message.id) for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in forms(message.string):
                assert {name for _, name, _, _ in string.Formatter().parse(text) if name} == wanted, text


@pytest.mark.parametrize("language", ["es", "ru", "az"])
def test_sentences_are_not_left_in_english(language: str) -> None:
    same = {message.id for message in catalogue(language) if message.id and message.id == message.string}
    assert same == {"Cotejo"}


@pytest.mark.parametrize(
    ("count", "counted"), [(1, "1 вопрос"), (3, "3 вопроса"), (5, "5 вопросов"), (11, "11 вопросов"), (21, "21 вопрос")]
)
def test_russian_counts_in_three_forms(count: int, counted: str) -> None:
    assert words("ru").ngettext("{count} question", "{count} questions", count).format(count=count) == counted


def test_compiled_and_source_catalogues_agree() -> None:
    for language in LANGUAGES:
        for message in catalogue(language):
            if isinstance(message.id, str) and message.id:
                assert words(language).gettext(message.id) == message.string


def test_a_language_without_catalogue_is_one_clear_error() -> None:
    with pytest.raises(UnavailableError, match="make setup"):
        words("tlh")
