"""What a claim holds beyond what facts account for: a detail added at the edge, or another wording inside."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from itertools import pairwise

from bot.checking.claim import EMPTY_KINDS, Claim
from bot.library.model import ConceptKind
from bot.reading.reader import Reader
from bot.reading.vocabulary import Mention

_VERY_COMMON = 5.6
_COMMON = 4.7
"""Words this common (Zipf) say little by themselves."""
_ADVERB = re.compile(r".{3,}(mente|ly|ment)|.{4,}(eski|enno|anno|cesine|casina)")
_NAMES = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.PLACE, ConceptKind.NEUTRAL})
_MATTERS = frozenset(
    {
        ConceptKind.PERSON,
        ConceptKind.ORGANISATION,
        ConceptKind.PLACE,
        ConceptKind.MEDIUM,
        ConceptKind.OFFICE,
        ConceptKind.TOPIC,
        ConceptKind.FOREIGN,
    }
)
_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.EVENT})
_PARTING = frozenset(",;:—–()")
_LONGEST_ASIDE = 6
_CASES = re.compile(r".{3,}(d[ae]|d[ae]n|l[ae]|l[ae]r[ae]|na|ne|ya|ye|nda|nde|ndan|nden|inin|unun|yla|yle)$")
"""Azerbaijani and Turkish endings of a noun that adds where, whence, with what."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Places of words: `details` add something that could be true or false, `loose` may be wording.

    `rare` is true where one of the loose words is rare enough to say something of its own; `hard` are the details that
    are names, numbers or matters of their own.
    """

    details: tuple[int, ...]
    loose: tuple[int, ...]
    content: int
    rare: bool = False
    hard: tuple[int, ...] = ()

    @property
    def harmless(self) -> bool:
        """Whether every loose word is so common that it hardly says a thing of its own."""
        return not self.rare

    @property
    def wording(self) -> bool:
        """Whether the loose words are few enough to be but another wording."""
        return len(self.loose) <= 3 and len(self.loose) * 5 <= self.content * 2


def leftover(claim: Claim, reader: Reader, explained: Set[int], plain: frozenset[str]) -> Leftover:
    """Sort the words of a claim that nothing explains."""
    details: list[int] = []
    hard: list[int] = []
    loose: list[int] = []
    known = _known(claim, explained, plain) | _asides(claim, explained, plain)
    accounted = sorted(at for at in explained if at >= claim.skipped)
    first, last = (accounted[0], accounted[-1]) if accounted else (0, -1)
    mentioned = {at: m for m in claim.mentions for at in range(m.first, m.last + 1)}
    numbered = {at for q in claim.quantities for at in range(q.first, q.last + 1)}
    every = set(numbered)
    numbered -= _measured(claim, numbered, explained)
    partial = {at for cue in claim.cued("partial") for at in range(cue.first, cue.last + 1)}
    for place in range(claim.skipped, len(claim.reading.words)):
        if place in partial and place not in explained:
            details.append(place)
            hard.append(place)
            continue
        if place in known or place in explained or (place in every and place not in numbered):
            continue
        mention = mentioned.get(place)
        if place in numbered or mention is not None:
            details.append(place)
            if place in numbered or (mention is not None and place == mention.first and _hard(claim, mention)):
                hard.append(place)
        elif _plain(claim, reader, place) and not claim.proper(place):
            continue
        elif _adds(claim, place, first, last):
            details.append(place)
            if claim.proper(place):
                hard.append(place)
        else:
            loose.append(place)
    rare = any(_telling(claim, reader, place, explained) for place in loose)
    content = len(known & set(mentioned)) + len(explained) + len(details) + len(loose)
    return Leftover(tuple(details), tuple(loose), content, rare, tuple(hard))


def _known(claim: Claim, explained: Set[int], plain: frozenset[str]) -> set[int]:
    """Words that add nothing of themselves: cues, fillers, question words, what the whole subject is about."""
    known: set[int] = set()
    numbered = {at for q in claim.quantities for at in range(q.first, q.last + 1)}
    for mention in claim.reading.mentions:
        if mention.first in numbered:
            continue
        kind = claim.kinds[mention.concept]
        small = mention.concept.startswith("smalltalk-") and mention.first > min(explained, default=0)
        if (kind in EMPTY_KINDS and not small) or kind is ConceptKind.NEUTRAL or mention.concept in plain:
            known.update(range(mention.first, mention.last + 1))
    for cue in claim.cues:
        if not any(place in explained for place in range(cue.first, cue.last + 1)):
            known.update(range(cue.first, cue.last + 1))
    return known


def _telling(claim: Claim, reader: Reader, place: int, explained: Set[int]) -> bool:
    """Whether a word inside says something of its own: a rare one that leans on no word of the fact but names."""
    text = claim.word(place).text
    if reader.lexicon.zipf(text) >= _COMMON:
        return False
    if _ADVERB.fullmatch(text):
        return True
    beside = {at for at in (place - 1, place + 1) if at in explained}
    beside |= {at for at in (place - 2, place + 2) if at in explained and claim.small((at + place) // 2)}
    beside -= {at for at in beside if at > place and _governs(claim, place + 1)}
    return not any(claim.kinds_at(at) - _NAMES for at in beside)


def _governs(claim: Claim, place: int) -> bool:
    """Whether a word is a preposition."""
    return claim.has("adding", place, place) or claim.has("to", place, place)


def names_any(claim: Claim) -> bool:
    """Whether a text holds a name, a number or a matter of its own."""
    return bool(claim.quantities) or any(_hard(claim, mention) for mention in claim.mentions)


def _hard(claim: Claim, mention: Mention) -> bool:
    """Whether a concept is a name or a matter of its own."""
    return claim.kinds[mention.concept] in _MATTERS


def _measured(claim: Claim, numbered: Set[int], explained: Set[int]) -> set[int]:
    """The numbers that only measure a time which a fact explains: *three weeks later*."""
    times = {m.first for m in claim.mentions if claim.kinds[m.concept] is ConceptKind.TIME and m.first in explained}
    return {at for at in numbered if at + 1 in times or (at + 1 in numbered and at + 2 in times)}


def _asides(claim: Claim, explained: Set[int], plain: frozenset[str]) -> set[int]:
    """The words of comma-parted stretches that name nothing, tell no deed and add nothing by a preposition: *, end of
    story*.
    """
    words = claim.reading.words
    edges = [0, *(at for at in range(1, len(words)) if _PARTING & set(claim.gap(at - 1, at))), len(words)]
    telling = [
        m for m in claim.mentions if _hard(claim, m) or (claim.kinds[m.concept] in _DEEDS and m.concept not in plain)
    ]
    named = {at for m in telling for at in range(m.first, m.last + 1)}
    named |= {at for q in claim.quantities for at in range(q.first, q.last + 1)} | set(explained)
    aside: set[int] = set()
    for start, end in pairwise(edges):
        stretch = range(start, end)
        if len(stretch) == len(words) or len(stretch) > _LONGEST_ASIDE or any(at in named for at in stretch):
            continue
        adds = claim.has("adding", start, start) and not claim.has("joins", start, start)
        proper = any(claim.text[words[at].start].isupper() for at in stretch if at)
        if not adds and not proper:
            aside.update(stretch)
    return aside


def _plain(claim: Claim, reader: Reader, place: int) -> bool:
    word = claim.word(place)
    tag = claim.text[max(0, word.start - 1) : word.start] == "#"
    return tag or len(word.text) < 3 or reader.lexicon.zipf(word.text) >= _VERY_COMMON


def _adds(claim: Claim, place: int, first: int, last: int) -> bool:
    """Whether a word that no vocabulary knows adds a detail."""
    word = claim.word(place)
    if claim.proper(place):
        return True
    if place > last:
        return True
    led = claim.has("adding", place - 1, place - 1) or claim.has("adding", place - 2, place - 2)
    if place < first:
        return False
    if {"az", "tr"} & claim.reading.languages:
        return bool(_CASES.fullmatch(word.text))
    return led and claim.has("adding", place - 1, place - 1)
