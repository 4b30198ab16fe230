"""A text is read the same way whatever its accents, script or typos, and no word is read that is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.model import Concept, ConceptKind
from bot.matching.text import words
from bot.reading.lexemes import FUNCTION_WORDS
from bot.reading.lexicon import Lexicon
from bot.reading.numbers import NumberWords, numbers
from bot.reading.reader import Reader

CONCEPTS = (
    Concept(
        FUNCTION_WORDS, ConceptKind.FILLER, {"es": ("la", "de", "el", "su"), "en": ("the", "of", "their", "mayor")}
    ),
    Concept("bridge", ConceptKind.THING, {"es": ("puente*",), "en": ("bridge*",), "ru": ("мост*",)}),
    Concept("lose-life", ConceptKind.ACTION, {"es": ("perdieron la vida", "murieron"), "az": ("öldü*",)}),
    Concept("be", ConceptKind.ACTION, {"az": ("oldu",)}),
    Concept("engineer", ConceptKind.PERSON, {"es": ("Gustavo Eiffel", "eiffel*"), "en": ("eiffel*",)}),
    Concept("biggest", ConceptKind.QUALITY, {"es": ("mayor",)}),
    Concept("football", ConceptKind.FOREIGN, {"en": ("football*",)}),
)
ENGLISH = NumberWords(
    {"twenty": 20, "ninety": 90, "three": 3, "hundred": 100, "thousand": 1000},
    frozenset({"and"}),
    {},
    frozenset({"one"}),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(CONCEPTS, Lexicon.of({"casa": 5.0, "bridle": 4.0}), {"en": ENGLISH})


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        pytest.param("¿El PUENTE?", "bridge", id="case and signs do not matter"),
        pytest.param("los puentes", "bridge", id="a stem goes on"),
        pytest.param("на мосту", "bridge", id="another script"),
        pytest.param("el puennte", "bridge", id="a typo is mended"),
        pytest.param("perdieron su vida", "lose-life", id="function words inside a form may differ"),
        pytest.param("the work of eifel", "engineer", id="a misspelt name in another language"),
    ],
)
def test_a_concept_is_found(reader: Reader, text: str, concept: str) -> None:
    assert concept in {mention.concept for mention in reader.read(text).mentions}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        pytest.param("el pueblo", "bridge", id="a word that only begins alike"),
        pytest.param("the bridle", "bridge", id="an ordinary word is never taken for a typo"),
        pytest.param("oldu", "lose-life", id="o is not ö"),
        pytest.param("perdieron el partido de su vida", "lose-life", id="a word of substance stands between"),
        pytest.param("fotball", "football", id="a typo is never taken for a foreign subject"),
    ],
)
def test_a_concept_is_not_found(reader: Reader, text: str, concept: str) -> None:
    assert concept not in {mention.concept for mention in reader.read(text).mentions}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("ninety-three", [93], id="tens and units"),
        pytest.param("twenty-one", [21], id="one after tens"),
        pytest.param("one of three hundred", [300], id="one alone is an article"),
        pytest.param("three thousand and ninety", [3090], id="thousands"),
        pytest.param("20.00", [20], id="an hour is one number"),
        pytest.param("1,500 of 26", [1500, 26], id="a thousands separator"),
        pytest.param("ninety ninety", [90, 90], id="two numbers side by side"),
    ],
)
def test_numbers_are_read(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers(words(text), ENGLISH)] == values


@given(st.text(max_size=200))
def test_any_text_is_read_the_same_way_twice_within_its_own_words(text: str) -> None:
    reader = Reader(CONCEPTS, Lexicon.of({}), {"en": ENGLISH})
    reading = reader.read(text)
    assert reading == reader.read(text)
    for mention in reading.mentions:
        assert 0 <= mention.first <= mention.last < len(reading.words)
        assert reading.span(mention.first, mention.last) in text


@given(st.integers(min_value=1, max_value=9_999_999))
def test_digits_are_read_as_they_stand(value: int) -> None:
    assert numbers(words(str(value)), ENGLISH)[0].value == value
