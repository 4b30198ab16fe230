"""The negations of a statement, and the predicates that they deny."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.checking.claim import Claim
from bot.checking.exclusion import Span, stretch
from bot.checking.quantities import Use
from bot.library.model import ConceptKind
from bot.reading.cues import Cue
from bot.reading.vocabulary import Mention

NEAR = 10
"""A negation reaches this many words ahead."""
LATE = 3
"""One that follows its verb, or belongs to what stands beside it, is this many words away."""
_IDLE = ("not-only", "but-for", "known", "falsity", "falsity-after", "at-least", "at-most", "exactly")
"""Cues whose own negation denies no predicate."""
_SPOKEN = 9
"""Words that come before a *no* at the end of unpunctuated speech, at least."""
_STOPS = re.compile(r"[,.;:!?¿¡]")
_CHAT = 3
"""Words of an aside after its first, at most."""
_LIGHT = 2
"""One that follows its verb stands within this many words."""


def is_idiom(claim: Claim, cue: Cue) -> bool:
    """Whether a cue is but a part of an idiom that denies nothing: the *no* of *no more, no less*."""
    return any(v.first <= cue.first and cue.last <= v.last for v in claim.cued("not-only"))


def negations_of(claim: Claim) -> list[Cue]:
    """Negations that negate: not *not only*, *no,* or those within *it is not true that*.

    A question that states what it denies has none but a *without*.
    """
    void = [c for c in claim.cues if c.name in _IDLE]
    void += [c for c in claim.cues if c.name == "refusal" and c.last > c.first]
    void += [c for c in claim.cues if c.name == "less-than" and c.last > c.first]
    found = []
    for cue in claim.cues:
        if cue.name not in ("negation", "negation-after") or cue.first < claim.skipped:
            continue
        if any(v.first <= cue.first and cue.last <= v.last for v in void) or _only(claim, cue):
            continue
        if cue.last + 1 >= len(claim.reading.words) and cue.first and _tagged(claim, cue):
            continue
        if cue.name == "negation" and (_exclaimed(claim, cue) or _spares(claim, cue)):
            continue
        if claim.denied_question and not claim.has("without", cue.first, cue.last):
            continue
        if any(0 < m.first - cue.last <= NEAR and claim.by_name(m.last) for m in claim.mentions):
            continue  # Azerbaijani *heç* goes with the ending
        found.append(cue)
    return [cue for cue in found if not any(o is not cue and o.first <= cue.first and cue.last < o.last for o in found)]


def _exclaimed(claim: Claim, cue: Cue) -> bool:
    """Whether a *no* stands between commas, or at the beginning before one."""
    opens = cue.first == 0 or "," in claim.gap(cue.first - 1, cue.first)
    return opens and "," in claim.gap(cue.last, cue.last + 1)


def _spares(claim: Claim, cue: Cue) -> bool:
    """Whether a *ni* goes with an idiom that denies nothing: *no se salvaron ni los niños*."""
    neither = claim.has("neither", cue.first, cue.last)
    return neither and any(0 < cue.first - idiom.last <= LATE for idiom in claim.cued("not-only"))


def _only(claim: Claim, negation: Cue) -> bool:
    """Whether a *not* that stands after ends a *not only*: Azerbaijani *təkcə … yox, … də*."""
    near = any(0 < negation.first - only.last <= LATE for only in claim.cued("only"))
    return near and negation.name == "negation-after"


def _tagged(claim: Claim, cue: Cue) -> bool:
    """Whether a negation at the end only asks for assent: *…, no?*, or in speech without stops, *… no*."""
    if "," in claim.gap(cue.first - 1, cue.first):
        return True
    unstopped = not _STOPS.search(claim.text)
    return unstopped and cue.first >= _SPOKEN and bool({"es", "pt"} & claim.reading.languages)


def bind(
    claim: Claim,
    negations: Sequence[Cue],
    predicates: Sequence[Mention],
    aside: Sequence[Span],
    fillers: Sequence[Span],
) -> tuple[set[int], bool]:
    """Return the places of the predicates that some negations deny; true where one of them could not be bound."""
    denied: set[int] = set()
    unbound = False
    for negation in negations:
        if _delays(claim, negation) or _echoes(claim, negation, [p for p in predicates if p.first in denied]):
            continue
        target = _target(claim, negation, predicates)
        if target is None:
            echo = any(0 < negation.first - at <= NEAR for at in denied)
            unbound = unbound or not (echo or _apart(claim, negation, predicates, fillers))
        elif not _undone(claim, negation, target):
            denied.add(target.first)
    for hit in predicates:
        late = [c for c in claim.cued("negation-late") if 0 < c.first - hit.last <= LATE and not is_idiom(claim, c)]
        late = [c for c in late if not any(hit.last < p.first < c.first for p in predicates)]
        late = [c for c in late if not _opens(claim, c, predicates)]
        late = [c for c in late if not any(span.holds(c.first) for span in aside)]
        if late and not claim.has("not-only", late[0].first, late[0].first + 2) and not _counting(claim, late[0]):
            denied.add(hit.first)
    return denied, unbound


def _delays(claim: Claim, negation: Cue) -> bool:
    """Whether a negation only tells how late something was: *it was not until 1995 that …*."""
    untils = [cue for cue in claim.cued("double") if 0 < cue.first - negation.last <= _LIGHT]
    return any(0 < q.first - cue.last <= _LIGHT for cue in untils for q in claim.quantities if q.use is Use.YEAR)


def _echoes(claim: Claim, negation: Cue, denied: Sequence[Mention]) -> bool:
    """Whether a negation right after what is denied says so again: *no se disculpó nunca*."""
    if {"en", "de"} & claim.reading.languages:
        return False
    return any(
        0 < negation.first - each.last <= _LIGHT and not _STOPS.search(claim.gap(each.last, negation.first))
        for each in denied
    )


def _apart(claim: Claim, negation: Cue, predicates: Sequence[Mention], fillers: Sequence[Span]) -> bool:
    """Whether a negation stands in a stretch of its own that holds nothing of any fact: *…, don't exaggerate*."""
    start = negation.first
    while start and not set(claim.gap(start - 1, start)) & set(",;:.—!?") and not claim.has("joins", start, start):
        start -= 1
    end = stretch(claim, negation.last)
    if end - start > _CHAT:
        return False
    places = [p.first for p in predicates] + [f.first for f in fillers]
    return start > 0 and not any(start <= place <= end for place in places)


def _opens(claim: Claim, cue: Cue, predicates: Sequence[Mention]) -> bool:
    """Whether a negation opens a clause with a predicate of its own: *and not one was wounded*."""
    ahead = any(0 < p.first - cue.last <= LATE for p in predicates)
    return ahead and claim.has("joins", cue.first - 1, cue.first - 1)


def _counting(claim: Claim, cue: Cue) -> bool:
    return any(claim.has(name, cue.first, cue.last + 2) for name in ("at-least", "at-most", "exactly"))


def _target(claim: Claim, negation: Cue, predicates: Sequence[Mention]) -> Mention | None:
    ahead = [p for p in predicates if p.first > negation.last]
    if ahead and negation.name == "negation":
        target = ahead[0]
        far = target.first - negation.last > NEAR or claim.parted(negation.last, target.first)
        other_clause = claim.has("that", negation.last + 1, target.first - 1) or _opened(claim, negation, target)
        other_clause = other_clause or _joined(claim, negation, target) or _closed(claim, negation, target)
        if not far and not other_clause:
            return target
    inside = [p for p in predicates if p.first <= negation.first <= p.last]
    behind = [p for p in predicates if p.last < negation.first]
    if inside:
        return inside[-1]
    absent = any(cue.first <= negation.first <= cue.last for cue in claim.cued("absence"))
    if absent and not ahead and behind and not claim.parted(behind[-1].last, negation.first):
        return behind[-1]
    if behind and not claim.parted(behind[-1].last, negation.first):
        near = negation.first - behind[-1].last <= LATE or negation.name == "negation-after"
        return behind[-1] if near else None
    return None


def _joined(claim: Claim, negation: Cue, target: Mention) -> bool:
    """Whether another deed takes the negation, and the target is only joined to it: *they did not care and shot*."""
    joint = target.first - 1
    return joint > negation.last and claim.has("joins", joint, joint)


def _closed(claim: Claim, negation: Cue, target: Mention) -> bool:
    """Whether the clause of the negation ends before the target: *they were not spared, 26 died there*."""
    for at in range(negation.last + 2, target.first + 1):
        if "," in claim.gap(at - 1, at):
            return any(not claim.light(place) for place in range(negation.last + 1, at))
    return False


def _opened(claim: Claim, negation: Cue, target: Mention) -> bool:
    """Whether a word that nobody knows, or a *how*, stands between a negation and its target."""
    between = range(negation.last + 1, target.first)
    asked = any(m.first in between and m.concept.startswith("asks-how") for m in claim.reading.mentions)
    if claim.has("without", negation.first, negation.last):
        return False
    thing = claim.kinds[target.concept] in (ConceptKind.THING, ConceptKind.QUALITY)
    if thing and target.first - negation.last == _LIGHT:
        return False  # a verb between them carries the noun: *found no likeness*
    return asked or any(
        place in between and len(claim.word(place).text) > 3 and not claim.has("auxiliary", place, place)
        for place in claim.reading.unknown
    )


def _undone(claim: Claim, negation: Cue, target: Mention) -> bool:
    """Whether *until*, or a verb of denial, takes a negation back."""
    years = {q.first - 1 for q in claim.quantities if q.use is Use.YEAR}
    idle = claim.cued("auxiliary")
    doubles = [c for c in claim.cued("double") if not any(i.first <= c.first and c.last < i.last for i in idle)]
    return any(
        cue.last in years or cue.first > target.last or (negation.last < cue.first and cue.last < target.first)
        for cue in doubles
    )
