"""What a statement denies: its predicate, one of its details, or the whole of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.checking.exclusion import Span, excluded, instead, stretch
from bot.checking.quantities import Use
from bot.library.model import ConceptKind
from bot.reading.cues import Cue
from bot.reading.vocabulary import Mention

_IDLE = ("not-only", "known", "falsity", "falsity-after", "at-least", "at-most", "exactly")
"""Cues whose own negation denies no predicate."""
_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT})
"""Kinds of predicates that are set aside as such, even where they fill a slot as well."""
_NEAR = 10
"""A negation reaches this many words ahead."""
_LATE = 3
_SPOKEN = 9
"""Words that come before a *no* at the end of unpunctuated speech, at least."""
_STOPS = re.compile(r"[,.;:!?¿¡]")
_CHAT = 3
"""Words of an aside after its first, at most."""
_LIGHT = 2
"""One that follows its verb stands within this many words."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a statement stands to its predicate.

    `denied` holds the places of predicates that are denied; `unclear` is true where a negation could not be bound,
    `wished` where what is said was but wished, tried or thought likely;
    `wrapped` where the whole statement is called false; `excluded` are the words that it sets aside (*not X but Y*).
    """

    denied: frozenset[int]
    excluded: tuple[Span, ...]
    wrapped: bool
    unclear: bool
    wished: bool = False

    def excludes(self, place: int, *, sharing: bool = False) -> bool:
        """Whether a word is set aside; `sharing` where something else stands in its place."""
        return any(span.holds(place) and (sharing or not span.shared) for span in self.excluded)


def polarity(claim: Claim, predicates: Sequence[Mention], fillers: Iterable[Span]) -> Polarity:
    """Bind the negations of a claim to its predicates, or to the details that may fill a fact's slots."""
    fillers = sorted(fillers, key=lambda span: span.first)
    negations = _negations(claim)
    deeds = [p for p in predicates if claim.kinds[p.concept] in _DEEDS or not any(f.holds(p.first) for f in fillers)]
    aside: list[Span] = []
    free: list[Cue] = []
    for negation in negations:
        span = excluded(claim, negation, deeds, fillers)
        if span is not None:
            aside.append(span)
        else:
            free.append(negation)
    aside += instead(claim, predicates)
    free = [cue for cue in free if not any(span.holds(cue.first) for span in aside)]
    denied, unbound = _bound(claim, free, predicates, aside, fillers)
    refused, loose = _refused(claim, predicates)
    denied = _twice_turned(claim, denied, refused) if _doubled(claim) else denied | refused
    unbound |= loose
    denied |= {h.first for h in predicates if any(claim.denies_itself(at) for at in _verb(claim, h, predicates))}
    unbound |= _excepting(claim) or _both_ways(claim, denied)
    wrapped = not claim.denied_question and (bool(claim.cued("falsity")) or _disowned(claim))
    wished = bool(claim.cued("modal")) and not denied
    return Polarity(frozenset(denied), tuple(aside), wrapped, unbound, wished)


def _excepting(claim: Claim) -> bool:
    """Whether a word takes back a part of what is said, other than of a number: *hardly*, *all but the officials*."""
    return any(
        not _void(claim, cue) and not any(0 < q.first - cue.last <= _NEAR for q in claim.quantities)
        for cue in claim.cued("exception")
    )


def _void(claim: Claim, cue: Cue) -> bool:
    """Whether a cue is but a part of an idiom that denies nothing: the *no* of *no more, no less*."""
    return any(v.first <= cue.first and cue.last <= v.last for v in claim.cued("not-only"))


def _both_ways(claim: Claim, denied: set[int]) -> bool:
    """Whether a deed is both denied and affirmed: *he did not propose it, they proposed it*."""
    deeds = [m for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.ACTION]
    turned = {m.concept for m in deeds if m.first in denied}
    return any(m.concept in turned and m.first not in denied for m in deeds)


def _negations(claim: Claim) -> list[Cue]:
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
        if any(v.first <= cue.first and cue.last <= v.last for v in void):
            continue
        if cue.last + 1 >= len(claim.reading.words) and cue.first and _tagged(claim, cue):
            continue
        if cue.name == "negation" and cue.first == 0 and "," in claim.gap(cue.last, cue.last + 1):
            continue
        if claim.denied_question and not claim.has("without", cue.first, cue.last):
            continue
        found.append(cue)
    return [cue for cue in found if not any(o is not cue and o.first <= cue.first and cue.last < o.last for o in found)]


def _tagged(claim: Claim, cue: Cue) -> bool:
    """Whether a negation at the end only asks for assent: *…, no?*, or in speech without stops, *… no*."""
    if "," in claim.gap(cue.first - 1, cue.first):
        return True
    unstopped = not _STOPS.search(claim.text)
    return unstopped and cue.first >= _SPOKEN and bool({"es", "pt"} & claim.reading.languages)


def _bound(
    claim: Claim,
    negations: Sequence[Cue],
    predicates: Sequence[Mention],
    aside: Sequence[Span],
    fillers: Sequence[Span],
) -> tuple[set[int], bool]:
    denied: set[int] = set()
    unbound = False
    for negation in negations:
        if _echoes(claim, negation, [p for p in predicates if p.first in denied]):
            continue
        target = _target(claim, negation, predicates)
        if target is None:
            echo = any(0 < negation.first - at <= _NEAR for at in denied)
            unbound = unbound or not (echo or _apart(claim, negation, predicates, fillers))
        elif not _undone(claim, negation, target):
            denied.add(target.first)
    for hit in predicates:
        late = [c for c in claim.cued("negation-late") if 0 < c.first - hit.last <= _LATE and not _void(claim, c)]
        late = [c for c in late if not any(hit.last < p.first < c.first for p in predicates)]
        late = [c for c in late if not _opens(claim, c, predicates)]
        late = [c for c in late if not any(span.holds(c.first) for span in aside)]
        if late and not claim.has("not-only", late[0].first, late[0].first + 2) and not _counting(claim, late[0]):
            denied.add(hit.first)
    return denied, unbound


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
    ahead = any(0 < p.first - cue.last <= _LATE for p in predicates)
    return ahead and claim.has("joins", cue.first - 1, cue.first - 1)


def _counting(claim: Claim, cue: Cue) -> bool:
    return any(claim.has(name, cue.first, cue.last + 2) for name in ("at-least", "at-most", "exactly"))


def _target(claim: Claim, negation: Cue, predicates: Sequence[Mention]) -> Mention | None:
    ahead = [p for p in predicates if p.first > negation.last]
    if ahead and negation.name == "negation":
        target = ahead[0]
        far = target.first - negation.last > _NEAR or claim.parted(negation.last, target.first)
        other_clause = claim.has("that", negation.last + 1, target.first - 1) or _opened(claim, negation, target)
        other_clause = other_clause or _joined(claim, negation, target)
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
        near = negation.first - behind[-1].last <= _LATE or negation.name == "negation-after"
        return behind[-1] if near else None
    return None


def _joined(claim: Claim, negation: Cue, target: Mention) -> bool:
    """Whether another deed takes the negation, and the target is only joined to it: *they did not care and shot*."""
    joint = target.first - 1
    return joint > negation.last and claim.has("joins", joint, joint)


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


def _twice_turned(claim: Claim, denied: set[int], refused: set[int]) -> set[int]:
    """What remains denied where a refusal is denied: *never failed to report* denies nothing."""
    verbs = {at for at in denied if any(c.first <= at <= c.last for c in claim.cued("refusal"))}
    return denied - verbs - refused if verbs else denied ^ refused


def _doubled(claim: Claim) -> bool:
    """Whether a negation stands right before a refusal: *did not deny*.

    Or after it, in a language where two negations do not make one: *far from seeing no parallel*.
    """
    starts = [cue.first for cue in claim.cued("refusal")]
    ends = [cue.last for cue in claim.cued("refusal")]
    negations = _negations(claim)
    before = any(0 < start - cue.last <= _LATE for cue in negations for start in starts)
    concord = not {"en", "de"} & claim.reading.languages
    return before or (not concord and any(0 < cue.first - end <= _LATE for cue in negations for end in ends))


def _refused(claim: Claim, predicates: Sequence[Mention]) -> tuple[set[int], bool]:
    """What is refused or denied; true where it is a thing and not a deed: *he refused the proposal*."""
    denied: set[int] = set()
    loose = False
    wrappers = claim.cued("falsity")
    for cue in claim.cued("refusal"):
        if _void(claim, cue) or any(w.first <= cue.first and cue.last < w.last for w in wrappers):
            continue
        ahead = [p for p in predicates if p.first > cue.last and p.first - cue.last <= _NEAR]
        behind = [p for p in predicates if p.last < cue.first]
        if ahead and claim.has("article", ahead[0].first - 1, ahead[0].first - 1):
            loose = True
        elif ahead and not claim.parted(cue.last, ahead[0].first):
            denied ^= {ahead[0].first}
        elif behind and {"az", "tr", "de"} & claim.reading.languages:
            denied ^= {behind[-1].first}
    return denied, loose


def _verb(claim: Claim, hit: Mention, predicates: Sequence[Mention]) -> range:
    """The words of a predicate, with the auxiliary that may follow."""
    after = hit.last + 1
    end = len(claim.reading.words)
    taken = any(p.first == after for p in predicates)
    return range(hit.first, hit.last + 1 if taken or after >= end else after + 1)


def restricted(claim: Claim, explained: Collection[int]) -> bool:
    """Whether a claim says *only* of something but a number or a time, and no fact explains that word."""
    return any(
        not _void(claim, cue)
        and not any(0 < q.first - cue.last <= _LATE or 0 < cue.first - q.last <= 1 for q in claim.quantities)
        and cue.first not in explained
        for cue in claim.cued("only")
    )


def _disowned(claim: Claim) -> bool:
    last = len(claim.reading.words) - 1
    return any(cue.last >= last - 1 for cue in claim.cued("falsity-after"))
