"""Numbers of a claim held against what the reports count: how many of whom, in what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from bot.checking.claim import Claim
from bot.checking.quantities import Quantity, Use
from bot.checking.verdict import Ground, Reason, Verdict
from bot.library.facts import Fact
from bot.library.model import Citation
from bot.reading.vocabulary import Mention

_JOIN, _NUMBER, _STOP = 3, 8, 20
"""What a coordinator, another number, or a full stop between two words adds to their distance."""
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a claim with what it counts and what befell them; None where the claim does not say."""

    quantity: Quantity
    unit: Mention | None
    event: Mention | None


@dataclass(frozen=True, slots=True)
class Tally:
    """What the numbers of a claim come to, held against one fact."""

    verdict: Verdict
    reason: Reason
    citations: tuple[Citation, ...]
    places: frozenset[int]


def counted(claim: Claim, units: frozenset[str], events: frozenset[str]) -> tuple[Counted, ...]:
    """Bind each count of a claim to a unit and an event among some concepts."""
    numbers = [q for q in claim.quantities if q.use is Use.COUNT]
    found_units, found_events = claim.within(units), claim.found(events)
    bound = []
    for quantity in numbers:
        event = _nearest(claim, quantity, found_events, numbers)
        unit = _narrowed(claim, _unit(claim, quantity, found_units, numbers), found_units, numbers)
        unit = _described(claim, unit, found_units, events)
        bound.append(Counted(quantity, unit, event))
    return tuple(bound)


def _unit(claim: Claim, quantity: Quantity, units: Sequence[Mention], numbers: Sequence[Quantity]) -> Mention | None:
    following = [u for u in units if 0 < u.first - quantity.last <= 4]
    following = [u for u in following if not any(quantity.last < n.first < u.first for n in numbers)]
    following = [u for u in following if not claim.has("joins", quantity.last + 1, u.first - 1)]
    if following:
        return following[0]
    return None if _alien(claim, quantity) else _nearest(claim, quantity, units, numbers)


def _narrowed(
    claim: Claim, unit: Mention | None, units: Sequence[Mention], numbers: Sequence[Quantity]
) -> Mention | None:
    """Take *of the soldiers, 21 people* for soldiers, where only one number is said."""
    if unit is None or len(numbers) > 1:
        return unit
    narrower = [u for u in units if unit.concept in claim.wider[u.concept]]
    return narrower[0] if len({u.concept for u in narrower}) == 1 else unit


def _described(claim: Claim, unit: Mention | None, units: Sequence[Mention], events: frozenset[str]) -> Mention | None:
    """Take *the soldiers killed were 21* for soldiers: what befell them stands for those beside it."""
    if unit is None or unit.concept not in events:
        return unit
    beside = [u for u in units if u.concept not in events and abs(u.first - unit.first) <= _BESIDE]
    return beside[0] if beside else unit


def _alien(claim: Claim, quantity: Quantity) -> bool:
    """Whether a word that nobody knows stands where what is counted would stand."""
    return any(quantity.last < place <= quantity.last + 2 for place in claim.reading.unknown)


def _nearest(
    claim: Claim, quantity: Quantity, mentions: Sequence[Mention], numbers: Sequence[Quantity]
) -> Mention | None:
    def distance(mention: Mention) -> tuple[int, int]:
        ahead = mention.first > quantity.last
        low, high = (quantity.last, mention.first) if ahead else (mention.last, quantity.first)
        steps = high - low
        steps += _JOIN * (claim.has("joins", low + 1, high - 1) or "," in claim.gap(low, high))
        steps += _NUMBER * any(low < n.first < high for n in numbers)
        steps += _STOP * claim.parted(low, high)
        return steps, mention.first

    return min(mentions, key=distance, default=None)


def tally(claim: Claim, fact: Fact, numbers: Sequence[Counted], *, attributed: bool) -> Tally | None:
    """Hold the numbers that a fact counts against its figures; None where the claim has none of them.

    Where one agrees and another does not, the other may well count something else.
    """
    assert fact.count is not None, "only facts that count are held against numbers"
    found = [each for n in numbers if (each := _held(claim, fact, n, attributed=attributed)) is not None]
    if not found:
        return None
    order = (Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH, Verdict.SUPPORTED)
    worst = min(found, key=lambda each: order.index(each.verdict))
    places = frozenset().union(*(each.places for each in found))
    if worst.verdict is Verdict.REFUTED and any(_agreeing(claim, fact, number) for number in numbers):
        return Tally(Verdict.NOT_ENOUGH, Reason(Ground.UNCLEAR), worst.citations, places)
    return Tally(worst.verdict, worst.reason, worst.citations, places)


def _agreeing(claim: Claim, fact: Fact, number: Counted) -> bool:
    """Whether a number is a figure of the fact, and counts those whom the fact counts, or some of them."""
    assert fact.count is not None, "checked by the caller"
    of_them = number.unit is None or bool(claim.names(number.unit) & set(fact.count.of))
    return of_them and any(number.quantity.allows(figure.value) for figure in fact.count.figures)


def _held(claim: Claim, fact: Fact, number: Counted, *, attributed: bool) -> Tally | None:
    assert fact.count is not None, "checked by the caller"
    events = {name for predicate in fact.says for name in (*predicate.any, *predicate.opposites)}
    if number.event is None or number.event.concept not in events:
        return None
    figures = fact.count.figures
    agreeing = [f for f in figures if _agrees(number.quantity, f.value, least=f.least)]
    least = any(f.least for f in figures)
    if number.unit is None:
        if not agreeing and not fact.count.bare:
            return None
    elif number.unit == number.event:
        if not fact.count.bare:
            return None
    elif not claim.names(number.unit) & set(fact.count.of):
        return None
    elif number.unit.concept not in fact.count.of and (least or number.quantity.low <= max(f.value for f in figures)):
        return None  # a part of those counted: nothing is said of it, but that it is no more than the whole
    places = frozenset(range(number.quantity.first, number.quantity.last + 1))
    if number.unit is not None:
        places |= frozenset(range(number.unit.first, number.unit.last + 1))
    said = claim.shown(number.quantity.first, number.quantity.last)
    cited = tuple(dict.fromkeys(fact.citations[f.citation] for f in (figures if least or not attributed else agreeing)))
    everything = tuple(dict.fromkeys(fact.citations[f.citation] for f in figures))
    if least:
        impossible = number.quantity.high < max(f.value for f in figures)
        known = number.quantity.high == inf and number.quantity.low <= max(f.value for f in figures)
        verdict = Verdict.REFUTED if impossible else Verdict.SUPPORTED if known else Verdict.NOT_ENOUGH
        return Tally(verdict, Reason(Ground.NUMBER, said, fact.count.stated), everything, places)
    if not agreeing:
        return Tally(Verdict.REFUTED, Reason(Ground.NUMBER, said, fact.count.stated), everything, places)
    if len(agreeing) == len(figures):
        return Tally(Verdict.SUPPORTED, Reason(Ground.STATED, said, fact.count.stated), everything, places)
    if attributed:
        return Tally(Verdict.SUPPORTED, Reason(Ground.STATED, said, fact.count.stated), cited, places)
    return Tally(Verdict.CONFLICTING, Reason(Ground.REPORTS_DIFFER, said, fact.count.stated), everything, places)


def _agrees(quantity: Quantity, figure: int, *, least: bool) -> bool:
    return quantity.high >= figure if least else quantity.allows(figure)
