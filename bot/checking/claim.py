"""A span of a message, read as a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from bot.checking.quantities import Quantity, quantities
from bot.library.facts import Scope
from bot.library.model import ConceptKind
from bot.matching.text import Word
from bot.reading.cues import Cue, Cues
from bot.reading.reader import Reader, Reading
from bot.reading.vocabulary import Mention

EMPTY_KINDS = frozenset({ConceptKind.ROLE, ConceptKind.FILLER})
"""Concepts that say nothing of a subject."""

_NEGATIVE_SUFFIX = re.compile(
    r".{2,}m[ae](d[iu](l[ae]r|m|k|n|niz)?|y[iu]b(l[ae]r|d[iu]r|d[iu]rl[ae]r)?|m[iu]s(\w{0,6})?|z(l[ae]r|d[iu]\w{0,3})?"
    r"|y[ae]n(\w{0,4})|y[ae]c[ae][kgqy](\w{0,6})|d[ae]n|d[iu][gkyq](\w{0,6})|m[ae]kd[ae]|y[ae]r[ae]k|y[ae]l[iu]m)"
    r"|.{2,}m[iuü]yor(\w{0,5})|.{2,}m[iuü]r(l[ae]r|d[iu]\w{0,3})?"
)
"""Azerbaijani and Turkish verbs that deny themselves: *etmədi, öldürülməyib, sansürlemediler*."""

_CLOSE = 0.82
"""How near a misspelt word must be to a form to be read as it."""

_TAG = 3
"""Words of a tag question: *…, isn't it?*"""
_PAUSE = re.compile(r"[,;:()—–]")
_STRONG = re.compile(r"[;:.!?\n()]")


@dataclass(frozen=True)
class Claim:
    """A statement read: its words, concepts, quantities and cues.

    `before` are concepts said earlier, `antecedent` the one person named just before, empty where there is none or
    several. `skipped` counts the words that only lead up to the statement.
    """

    text: str
    reading: Reading
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    kinds: dict[str, ConceptKind]
    wider: dict[str, frozenset[str]]
    before: frozenset[str] = frozenset()
    antecedent: str = ""
    skipped: int = 0
    asks: bool = False

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The concepts of a subject, in order; not question words, fillers and the like."""
        taken = {at for q in self.quantities for at in range(q.first, q.last + 1)}
        return tuple(
            m
            for m in self.reading.mentions
            if self.kinds[m.concept] not in EMPTY_KINDS and m.first not in taken and m.closeness >= _CLOSE
        )

    @cached_property
    def said(self) -> frozenset[str]:
        """The concepts of the statement, with all that are wider."""
        return frozenset(name for m in self.mentions for name in self.names(m))

    def names(self, mention: Mention) -> frozenset[str]:
        """The concept of a mention with all that are wider."""
        return self.wider[mention.concept] | {mention.concept}

    def found(self, names: Iterable[str]) -> tuple[Mention, ...]:
        """Return the mentions of some concepts; a narrower one is another: it says more."""
        wanted = frozenset(names)
        return tuple(m for m in self.mentions if m.concept in wanted)

    def touches(self, names: Iterable[str]) -> bool:
        """Whether any of some concepts stands in the statement, question words among them."""
        wanted = frozenset(names)
        return any(m.concept in wanted for m in self.reading.mentions)

    def within(self, names: Iterable[str]) -> tuple[Mention, ...]:
        """Return the mentions of some concepts, or of narrower ones."""
        wanted = frozenset(names)
        return tuple(m for m in self.mentions if wanted & self.names(m))

    def kinds_at(self, place: int) -> set[ConceptKind]:
        """The kinds of the concepts at a word."""
        return {self.kinds[m.concept] for m in self.mentions if m.first <= place <= m.last}

    @cached_property
    def people(self) -> frozenset[str]:
        """The persons it names."""
        return frozenset(m.concept for m in self.mentions if self.kinds[m.concept] is ConceptKind.PERSON)

    def cued(self, name: str) -> tuple[Cue, ...]:
        """Return the cues of a name, in order."""
        return tuple(cue for cue in self.cues if cue.name == name)

    def has(self, name: str, first: int = 0, last: int = 10**6) -> bool:
        """Whether a cue stands wholly in words `first` to `last`."""
        return any(cue.name == name and first <= cue.first and cue.last <= last for cue in self.cues)

    def parted(self, first: int, last: int) -> bool:
        """Whether a full stop, colon or bracket stands between two words."""
        return bool(_STRONG.search(self.gap(first, last)))

    def gap(self, first: int, last: int) -> str:
        """The text between two words, the words themselves left out; after the last word, the rest of the text."""
        words = self.reading.words
        end = words[max(first, last)].start if max(first, last) < len(words) else len(self.text)
        return self.text[words[min(first, last)].end : end]

    def proper(self, place: int) -> bool:
        """Whether a word is written as a name is, not at the beginning."""
        word = self.word(place)
        original = self.text[word.start : word.end]
        return bool(place and original[:1].isupper() and "de" not in self.reading.languages and not original.isupper())

    def shown(self, first: int, last: int) -> str:
        """The text from one word to another, inclusive."""
        return self.reading.span(first, last)

    @cached_property
    def denied_question(self) -> bool:
        """Whether it is a question that states what it denies: *didn't he apologise?*"""
        if "?" not in self.text or not (self.has("denied-question") or self.has("rhetorical")):
            return False
        suffix = any(self._negative(at) for at in range(len(self.reading.words)))
        return suffix or self.has("negation") or self.has("negation-after")

    def _negative(self, place: int) -> bool:
        languages = {"az", "tr"} & self.reading.languages
        return bool(languages and _NEGATIVE_SUFFIX.fullmatch(self.word(place).text))

    def small(self, place: int) -> bool:
        """Whether a word is an article or the like."""
        return any(
            m.first <= place <= m.last and self.kinds[m.concept] is ConceptKind.FILLER for m in self.reading.mentions
        )

    def denies_itself(self, place: int) -> bool:
        """Whether the word is a verb with a negative ending."""
        return self._negative(place) and not self.denied_question

    def word(self, place: int) -> Word:
        """The word at a place."""
        return self.reading.words[place]


class ClaimReader:
    """Reads spans as statements."""

    def __init__(self, reader: Reader, cues: Cues, scope: Scope) -> None:
        self._denying = scope.denying
        self._plain = scope.plain
        self.reader = reader
        self._cues = cues
        self._kinds = {name: concept.kind for name, concept in reader.vocabulary.concepts.items()}
        self._wider = {name: reader.vocabulary.broader(name) for name in self._kinds}

    def read(
        self,
        text: str,
        before: frozenset[str] = frozenset(),
        languages: frozenset[str] | None = None,
        antecedent: str = "",
    ) -> Claim:
        """Read a span; `before` and `antecedent` are as in a claim, `languages` those of the whole message."""
        reading = self.reader.read(text)
        languages = reading.languages | (languages or frozenset())
        reading = self._by_segment(reading, languages)
        cues = self._cues.find(reading.words, languages)
        none = {cue.first for cue in cues if cue.name == "zero"}
        cues = tuple(cue for cue in cues if cue.first in none or not self._within(reading, cue))
        told = {at for cue in cues if cue.name == "refusal" for at in range(cue.first, cue.last + 1)}
        denying = (m for m in reading.mentions if m.concept in self._denying and m.last not in told)
        cues = tuple(sorted([*cues, *(Cue(m.first, m.last, "refusal") for m in denying)]))
        claim = Claim(
            text, reading, cues, quantities(reading, cues, self._kinds), self._kinds, self._wider, before, antecedent
        )
        return replace(claim, skipped=_preamble(claim, self._plain), asks=_asks(claim))

    def _by_segment(self, reading: Reading, languages: frozenset[str]) -> Reading:
        """Find the concepts anew, none of them across a comma, in all languages of the message."""
        words = reading.words
        edges = [
            0,
            *(at for at in range(1, len(words)) if _PAUSE.search(reading.text[words[at - 1].end : words[at].start])),
        ]
        mentions = [
            Mention(m.concept, m.first + start, m.last + start, m.closeness)
            for start, end in zip(edges, [*edges[1:], len(words)], strict=True)
            for m in self.reader.vocabulary.mentions(reading.text, words[start:end], languages)
        ]
        covered = {at for m in mentions for at in range(m.first, m.last + 1)}
        covered |= {at for number in reading.numbers for at in range(number.first, number.last + 1)}
        unknown = tuple(at for at in range(len(words)) if at not in covered)
        return replace(reading, mentions=tuple(mentions), unknown=unknown, languages=languages)

    def _within(self, reading: Reading, cue: Cue) -> bool:
        """Whether a cue is but a part of a concept's name: the *no* of *no combatientes*."""
        return any(
            m.first <= cue.last <= m.last
            and (m.first <= cue.first or cue.name == "instead-of")
            and cue.name != "dating"
            and m.last - m.first > cue.last - cue.first
            and self._kinds[m.concept] not in EMPTY_KINDS
            for m in reading.mentions
        )


def _preamble(claim: Claim, plain: frozenset[str]) -> int:
    """How many words only lead up to the statement: *my uncle, who studied it, says that …*."""
    skipped = 0
    for last in (cue.last for cue in claim.cued("that")):
        early = [m for m in claim.mentions if m.first < last and m.concept not in plain]
        early = [m for m in early if claim.kinds[m.concept] is not ConceptKind.NEUTRAL]
        quantity = any(q.first < last for q in claim.quantities)
        turned = any(claim.has(name, 0, last) for name in ("negation", "falsity", "refusal", "negation-after"))
        if not early and not quantity and not turned:
            skipped = last + 1
    return skipped


def _asks(claim: Claim) -> bool:
    """Whether the statement is a question that states nothing."""
    if "?" not in claim.text and "¿" not in claim.text:
        return False
    tag = claim.text.rstrip(" ?!¿").rpartition(",")
    if tag[0] and len(tag[2].split()) <= _TAG and "¿" not in tag[0]:
        return False
    return not (claim.has("rhetorical") or claim.denied_question)
