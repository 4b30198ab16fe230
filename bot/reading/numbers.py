"""Number words and digits -> numbers, in every language of languages/numbers.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.matching.text import Word, normalize


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of some languages in normal form: atoms with their values, joiners, vague
    quantities, and the words for one that are articles too: they count only after tens or hundreds.
    """

    atoms: dict[str, int]
    joiners: frozenset[str] = frozenset()
    vague: dict[str, str] = field(default_factory=dict)
    ones: frozenset[str] = frozenset()

    def joined(self, other: NumberWords) -> NumberWords:
        """Return the words of both; on a clash the first has it."""
        return NumberWords(other.atoms | self.atoms, self.joiners | other.joiners,
                           other.vague | self.vague, self.ones | other.ones)  # fmt: skip

    @classmethod
    def of(cls, table: dict[str, Any]) -> NumberWords:
        """Read one language's table of languages/numbers.yaml."""
        return cls(
            {normalize(word): int(value) for word, value in table["numbers"].items()},
            frozenset(normalize(word) for word in table["joiners"]),
            {normalize(word): str(name) for word, name in table["vague"].items()},
            frozenset(normalize(word) for word in table["ambiguous_one"]),
        )


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a text holds, in words `first` to `last` (indices, inclusive).

    `spelled` is true when it stood in words.
    """

    value: int
    first: int
    last: int
    spelled: bool = False


def numbers(text_words: Sequence[Word], table: NumberWords) -> tuple[Number, ...]:
    """Read every number of a text, in order; `20.00` and `1,500` are one number.

    >>> from bot.matching.text import words
    >>> table = NumberWords({"noventa": 90, "tres": 3, "mil": 1000, "novecientos": 900}, frozenset({"y"}), {})
    >>> [n.value for n in numbers(words("noventa y tres de 26"), table)]
    [93, 26]
    >>> [n.value for n in numbers(words("mil novecientos noventa"), table)]
    [1990]
    """
    return tuple(_scan(text_words, table))


def _scan(text_words: Sequence[Word], table: NumberWords) -> Iterator[Number]:
    place = 0
    while place < len(text_words):
        word = text_words[place].text
        if word.isdigit():
            value, last = _digits(text_words, place)
            last, value = _multiplied(text_words, last, value, table)
            yield Number(value, place, last)
            place = last + 1
        elif word in table.atoms:
            value, last = _spelled(text_words, place, table)
            yield Number(value, place, last, spelled=True)
            place = last + 1
        else:
            place += 1


def _digits(text_words: Sequence[Word], place: int) -> tuple[int, int]:
    word = text_words[place]
    following = text_words[place + 1] if place + 1 < len(text_words) else None
    if following is not None and following.text.isdigit() and following.start == word.end + 1:
        if len(following.text) == 3 and len(word.text) <= 3:
            return int(word.text + following.text), place + 1
        if following.text == "00" and len(word.text) <= 2:
            return int(word.text), place + 1
    return int(word.text[:12]), place


def _multiplied(text_words: Sequence[Word], last: int, value: int, table: NumberWords) -> tuple[int, int]:
    following = text_words[last + 1].text if last + 1 < len(text_words) else ""
    factor = table.atoms.get(following, 0)
    return (last + 1, value * factor) if factor >= 1000 else (last, value)


def _spelled(text_words: Sequence[Word], place: int, table: NumberWords) -> tuple[int, int]:
    total, group, last, smallest = 0, 0, place, 10**12
    while place < len(text_words):
        word = text_words[place].text
        if word in table.joiners and place > 0 and place + 1 < len(text_words):
            following = _value(text_words[place + 1].text, smallest, table)
            if following is None or following >= smallest or following == 0:
                break
            place += 1
            continue
        value = _value(word, smallest, table)
        if value is None:
            break
        if value >= 1000:
            total, group, smallest = total + (group or 1) * value, 0, value
        elif value == 100 and 0 < group < 10:
            group, smallest = group * 100, 100
        elif value < smallest and _fits(value, smallest):
            group, smallest = group + value, value
        else:
            break
        last = place
        place += 1
    return total + group, last


def _value(word: str, smallest: int, table: NumberWords) -> int | None:
    return 1 if word in table.ones and 20 <= smallest < 1000 else table.atoms.get(word)


def _fits(value: int, smallest: int) -> bool:
    """Whether a value may follow a larger one: units after tens, anything after hundreds or thousands."""
    return smallest >= 100 or (value < 10 and smallest >= 20)
