"""How alike a claim is to the curated statements: of which fact it speaks, and in which sense.

Learnt from the statements by kernel ridge regression, as for questions (see ridge.py). A statement is read as its
concepts and the turns of its sentence: what it denies, sets aside or wishes, who stands first, which numbers go with
whom; and as its sentence vector, or without the encoder its letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.answering.letters import Letters, every_two, learn_letters
from bot.answering.ridge import Floats, apply_ridge, fit_ridge, mean_likeness, rarity
from bot.checking.claim import EMPTY_KINDS, Claim
from bot.checking.counting import Counted
from bot.checking.polarity import polarity
from bot.checking.quantities import Use
from bot.checking.verdict import Verdict
from bot.library.facts import Fact
from bot.library.model import ConceptKind
from bot.library.statements import Statement
from bot.reading.vocabulary import Mention

VERDICTS = (Verdict.SUPPORTED, Verdict.REFUTED, Verdict.CONFLICTING, Verdict.NOT_ENOUGH)
"""The columns of a likeness."""

DECIDED = VERDICTS[:3]
"""The verdicts that rest on evidence."""

_RIDGE = 0.1
_TURNS = frozenset(
    ("negation", "negation-after", "falsity", "falsity-after", "refusal", "modal", "partial", "contrast", "instead-of",
     "zero", "nobody", "not-only", "without", "negation-late", "absence", "more-than", "less-than", "at-least",
     "at-most")
)  # fmt: skip
_ACTORS = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.OFFICE})
_NUMBER, _TURN, _DENIED, _FIRST = "#", "~", "!", "first:"
_WEIGHTS = {_NUMBER: 0.6, _TURN: 0.5, _DENIED: 1.0, _FIRST: 0.4}
"""What a unit weighs beside a concept, by the sign it begins with."""
_SIGNS = {Verdict.SUPPORTED.value: 1, Verdict.REFUTED.value: -1, Verdict.NOT_ENOUGH.value: -1}
_UNKNOWN = 0.5
"""What a concept that no statement holds adds to the squared length of a claim."""


def claim_units(
    claim: Claim, predicates: Sequence[Mention], counts: Sequence[Counted], facts: Sequence[Fact]
) -> dict[str, float]:
    """Return what a claim holds: concepts with their closeness in 0…1, and its turns, marked by their first sign."""
    found: dict[str, float] = {}
    for mention in claim.reading.mentions:
        if claim.kinds[mention.concept] not in EMPTY_KINDS:
            found[mention.concept] = max(found.get(mention.concept, 0.0), mention.closeness)
    marks = [*_denials(claim, predicates), *_numbers(claim, counts, facts)]
    marks += [_TURN + cue.name for cue in claim.cues if cue.name in _TURNS]
    actors = [m for m in claim.mentions if claim.kinds[m.concept] in _ACTORS]
    marks += [_FIRST + actors[0].concept] if actors else []
    return found | dict.fromkeys(marks, 1.0)


def tokens(claim: Claim, place: int) -> frozenset[str]:
    """Return what stands at a word of a claim: the word, its concepts (`@id`) and its number (`#90`)."""
    concepts = {f"@{m.concept}" for m in claim.reading.mentions if m.first <= place <= m.last}
    numbers = {f"#{q.value:g}" for q in claim.quantities if q.first <= place <= q.last}
    return frozenset({claim.word(place).text} | concepts | numbers)


def all_tokens(claim: Claim) -> frozenset[str]:
    """Return what stands at any word of a claim."""
    return frozenset().union(*(tokens(claim, place) for place in range(len(claim.reading.words))))


def _denials(claim: Claim, predicates: Sequence[Mention]) -> list[str]:
    read = polarity(claim, predicates, ())
    denied = [_DENIED + m.concept for m in predicates if m.first in read.denied]
    aside = [f"{_DENIED}not {m.concept}" for m in claim.mentions if read.excludes(m.first, sharing=True)]
    states = {"denied": bool(denied), "wrapped": read.wrapped, "wished": read.wished, "unclear": read.unclear}
    return [*denied, *aside, *(f"{_DENIED} {name}" for name, holds in states.items() if holds)]


def _numbers(claim: Claim, counts: Sequence[Counted], facts: Sequence[Fact]) -> list[str]:
    """Tell the numbers: as such, and whether the documents give that number for whom it counts."""
    marks = []
    for count in counts:
        unit = count.unit.concept if count.unit else ""
        given = [
            figure.value
            for fact in facts
            if fact.count and (not unit or ({unit} | claim.wider.get(unit, frozenset())) & set(fact.count.of))
            for figure in fact.count.figures
        ]
        known = "given" if any(count.quantity.allows(value) for value in given) else "other"
        marks += [f"{_NUMBER}{known}", f"{_NUMBER}{known} {unit}", f"{_NUMBER}{count.quantity.value}"]
    moments = [
        float(value) for fact in facts for slot in fact.slots if slot.of in ("year", "hour") for value in slot.values
    ]
    for quantity in claim.quantities:
        if quantity.use in (Use.YEAR, Use.HOUR):
            marks.append(f"{_NUMBER}time {'given' if any(map(quantity.allows, moments)) else 'other'}")
    return marks


@dataclass(frozen=True, slots=True)
class Example:
    """A statement: what it states in words, its units (see claim_units) and tokens, and its sentence vector.

    `vector` is None without the encoder.
    """

    statement: Statement
    text: str
    units: dict[str, float]
    tokens: frozenset[str]
    vector: Floats | None


@dataclass(frozen=True)
class Stated:
    """The statements as vectors.

    `rows` has a row of length 1 for each statement and a column for each unit; `letters` are their letters, `vectors`
    their sentence vectors, None without the encoder. `head` has a column for each fact and verdict, facts outermost.
    `taught` holds, for each fact, the tokens that stand in more of the statements that hold to it than of those that
    contradict it or go beyond it.
    """

    facts: tuple[str, ...]
    taught: tuple[frozenset[str], ...]
    unit_ids: tuple[str, ...]
    weights: Floats
    rows: Floats
    letters: Letters
    vectors: Floats | None
    head: Floats

    @cached_property
    def column(self) -> dict[str, int]:
        """The column of each unit."""
        return {unit: place for place, unit in enumerate(self.unit_ids)}

    def unknown(self, units: dict[str, float]) -> int:
        """Count the concepts that no statement holds."""
        return sum(unit not in self.column and _sign(unit) == "" for unit in units)

    def likeness(self, text: str, units: dict[str, float], vector: Floats | None) -> Floats:
        """Return an array of shape (facts, VERDICTS): about 1 for what the claim states, about 0 for the rest.

        `text` is the core of the claim, `units` what claim_units makes of it, `vector` its sentence vector.
        """
        asked = np.zeros(len(self.unit_ids), dtype=np.float32)
        for unit, closeness in units.items():
            place = self.column.get(unit)
            if place is not None:
                asked[place] = closeness * self.weights[place]
        length = float(np.sqrt(asked @ asked + _UNKNOWN * self.unknown(units)))
        cosines = self.rows @ (asked / max(length, 1e-6))
        by_text = self.letters.cosines(text) if self.vectors is None or vector is None else self.vectors @ vector
        return apply_ridge(self.head, mean_likeness(cosines, by_text)).reshape(len(self.facts), len(VERDICTS))


def learn(facts: Sequence[Fact], examples: Sequence[Example]) -> Stated:
    """Learn from the statements, of which all have a vector or none."""
    places = {fact.id: place for place, fact in enumerate(facts)}
    unit_ids = tuple(sorted({unit for example in examples for unit in example.units}))
    column = {unit: place for place, unit in enumerate(unit_ids)}
    rows = np.zeros((len(examples), len(unit_ids)), dtype=np.float32)
    holders = np.zeros((len(facts), len(unit_ids)), dtype=bool)
    targets = np.zeros((len(examples), len(facts), len(VERDICTS)), dtype=np.float32)
    holding: list[Counter[str]] = [Counter() for _ in facts]
    for row, example in enumerate(examples):
        for unit, closeness in example.units.items():
            rows[row, column[unit]] = closeness
        for fact in example.statement.facts:
            holders[places[fact]] |= rows[row] > 0
            sign = _SIGNS.get(example.statement.verdict, 0)
            holding[places[fact]].update(dict.fromkeys(example.tokens, sign))
            targets[row, places[fact], VERDICTS.index(Verdict(example.statement.verdict))] = 1
    taught = tuple(frozenset(token for token, count in counts.items() if count > 0) for counts in holding)
    weights = np.array(
        [
            _WEIGHTS.get(_sign(unit), 1.0) * rarity(int(count), len(facts))
            for unit, count in zip(unit_ids, holders.sum(axis=0), strict=True)
        ],
        dtype=np.float32,
    )
    rows *= weights
    rows /= np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))
    encoded = [example.vector for example in examples if example.vector is not None]
    vectors = np.array(encoded) if encoded else None
    letters = learn_letters([example.text for example in examples])
    head = fit_ridge(every_two(rows, letters, vectors), targets.reshape(len(rows), len(facts) * len(VERDICTS)), _RIDGE)
    return Stated(tuple(fact.id for fact in facts), taught, unit_ids, weights, rows, letters, vectors, head)


def _sign(unit: str) -> str:
    return next((sign for sign in _WEIGHTS if unit.startswith(sign)), "")
