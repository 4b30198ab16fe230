"""The numbers of a statement: what each may mean, and how far it reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf

from bot.library.model import ConceptKind
from bot.matching.text import Word
from bot.reading.cues import Cue
from bot.reading.numbers import Number
from bot.reading.reader import Reading

_YEARS = range(1800, 2101)
_SHORT_YEARS = range(40, 100)
_ABOUT = 0.1
"""The share by which an approximate number may miss."""
_VAGUE: dict[str, tuple[float, float]] = {"dozens": (20, 199), "hundreds": (101, 1999), "thousands": (1001, inf)}
_HALF_DAY = 12
_AGAINST = ("negation", "negation-after", "contrast", "instead-of")
_BESIDE = 4
"""Words from an hour to another that it is told from."""
_BOUNDS = ("at-least", "at-most", "more-than", "less-than", "about", "exactly")


class Use(Enum):
    """What a number tells."""

    COUNT = "count"
    YEAR = "year"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words `first` to `last` (inclusive), with the least and the most that it allows.

    An hour told as on a clock face (*at eight*) is `twofold`: that of the morning, or twelve hours later.
    """

    value: int
    first: int
    last: int
    use: Use
    low: float
    high: float
    bound: str = ""
    twofold: bool = False

    def allows(self, figure: float) -> bool:
        """Whether a figure agrees with what was said."""
        return self.low <= figure <= self.high or (self.twofold and self.low <= figure - _HALF_DAY <= self.high)


def quantities(reading: Reading, cues: Sequence[Cue], kinds: Mapping[str, ConceptKind]) -> tuple[Quantity, ...]:
    """Read the quantities of a text, in order, words such as *dozens* among them."""
    read: list[Quantity] = []
    for number in reading.numbers:
        told = number.value or reading.words[number.first].text.isdigit()  # *zero*, in a word, denies as *no* does
        if told and (not read or number.first > read[-1].last):
            again = bool(read) and _another_hour(read[-1], number, cues)
            read.append(_quantity(reading, number, cues, kinds, hour=again))
    numbered = {place for quantity in read for place in range(quantity.first, quantity.last + 1)}
    for cue in cues:
        if cue.name in _VAGUE and cue.first not in numbered:
            low, high = _VAGUE[cue.name]
            read.append(Quantity(int(low), cue.first, cue.last, Use.COUNT, low, high, "vague"))
    return tuple(sorted(read, key=lambda quantity: quantity.first))


def _another_hour(before: Quantity, number: Number, cues: Sequence[Cue]) -> bool:
    """Whether a number stands against an hour: *at ten, not eight*."""
    against = any(before.last < c.first and c.last < number.first and c.name in _AGAINST for c in cues)
    return before.use is Use.HOUR and number.first - before.last <= _BESIDE and against


def _quantity(
    reading: Reading, number: Number, cues: Sequence[Cue], kinds: Mapping[str, ConceptKind], *, hour: bool
) -> Quantity:
    words = reading.words
    beside = {cue.name for cue in cues if cue.last == number.first - 1 or cue.first == number.last + 1}
    after = {cue.name for cue in cues if number.last < cue.first <= number.last + 3}
    before = {cue.name for cue in cues if number.first - 2 <= cue.last < number.first}
    last, minutes = _minutes(words, number)
    value = number.value
    if "month" in after and 1 <= value <= 31 and any(c.name == "month" and c.first <= number.last + 2 for c in cues):
        return Quantity(value, number.first, last, Use.DAY, value, value)
    timely = (
        hour
        or "hour" in beside
        or ("hour-perhaps" in beside and _ends(reading, number, kinds))
        or minutes
        or (last > number.first and words[last].text == "00" and value <= 24)
    )
    part_of_day = (after | before if timely or _ends(reading, number, kinds) else after) & {"evening", "morning"}
    if value <= 24 and (timely or part_of_day):
        faced = 1 <= value < _HALF_DAY and not words[number.first].text.startswith("0")
        value = value + _HALF_DAY if "evening" in part_of_day and faced else value
        exact = value + minutes / 60
        return Quantity(value, number.first, last, Use.HOUR, exact, exact, twofold=faced and not part_of_day)
    if value in _YEARS and not _counted(reading, number, kinds):
        return Quantity(value, number.first, last, Use.YEAR, value, value)
    named = any(m.first == number.last + 1 and kinds[m.concept] is ConceptKind.PERSON for m in reading.mentions)
    if value in _SHORT_YEARS and "year" in beside and (named or _ends(reading, number, kinds)):
        return Quantity(1900 + value, number.first, last, Use.YEAR, 1900 + value, 1900 + value)
    postposed = bool({"az", "tr"} & reading.languages)
    low, high, bound = _reach(value, number, cues, postposed=postposed)
    return Quantity(value, number.first, last, Use.COUNT, low, high, bound)


def _minutes(words: Sequence[Word], number: Number) -> tuple[int, int]:
    """The last word of a time such as 22.30, and its minutes."""
    following = words[number.last + 1] if number.last + 1 < len(words) else None
    touching = following is not None and following.start == words[number.last].end + 1
    if following is not None and touching and following.text.isdigit() and len(following.text) == 2:
        return number.last + 1, int(following.text)
    return number.last, 0


def _counted(reading: Reading, number: Number, kinds: Mapping[str, ConceptKind]) -> bool:
    """Whether something that can be counted stands right after the number: *1,995 soldiers*."""
    return any(m.first == number.last + 1 and kinds[m.concept] is ConceptKind.THING for m in reading.mentions)


def _ends(reading: Reading, number: Number, kinds: Mapping[str, ConceptKind]) -> bool:
    """Whether nothing that could be counted follows the number: *in '95*, *en el 95*."""
    following = reading.words[number.last + 1 : number.last + 2]
    ending = {"m", "y", "ci", "cu", "te", "ta", "de", "da", "godu", "goda", "god", "il", "ilde", "yilinda", "yilinde"}
    if not following or following[0].text in ending or _connects(reading, number.last + 1, kinds):
        return True
    between = reading.text[reading.words[number.last].end : following[0].start]
    return any(sign in between for sign in ",.;:!?()")


def _connects(reading: Reading, place: int, kinds: Mapping[str, ConceptKind]) -> bool:
    """Whether a word is an article, a conjunction, an interjection or the like."""
    empty = (ConceptKind.FILLER, ConceptKind.ROLE)
    return any(m.first <= place <= m.last and kinds[m.concept] in empty for m in reading.mentions)


def _reach(value: int, number: Number, cues: Sequence[Cue], *, postposed: bool) -> tuple[float, float, str]:
    names = {cue.name for cue in cues if number.first - 2 <= cue.last < number.first}
    if postposed:
        names |= {cue.name for cue in cues if number.last < cue.first <= number.last + 2 and cue.name in _BOUNDS[:5]}
    for name in _BOUNDS:
        if name in names:
            match name:
                case "at-least":
                    return value, inf, name
                case "at-most":
                    return 0, value, name
                case "more-than":
                    return value + 1, inf, name
                case "less-than":
                    return 0, value - 1, name
                case "about":
                    return value * (1 - _ABOUT), value * (1 + _ABOUT), name
                case _:
                    break
    return value, value, ""
