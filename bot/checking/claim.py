"""A statement read: what its words, concepts, quantities and cues are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.checking.quantities import Quantity
from bot.library.model import ConceptKind
from bot.matching.text import Word
from bot.reading.cues import Cue
from bot.reading.reader import Reading
from bot.reading.vocabulary import Mention

EMPTY_KINDS = frozenset({ConceptKind.ROLE, ConceptKind.FILLER})
"""Concepts that say nothing of a subject."""

_NEGATIVE_SUFFIX = re.compile(
    r".{2,}m[ae](d[iu](l[ae]r|m|k|n|niz)?|y[iu]b(l[ae]r|d[iu]r|d[iu]rl[ae]r)?|m[iu]s(\w{0,6})?|z(l[ae]r|d[iu]\w{0,3})?"
    r"|y[ae]n(\w{0,4})|y[ae]c[ae][kgqy](\w{0,6})|d[ae]n|d[iu][gkyq](\w{0,6})|m[ae]kd[ae]|y[ae]r[ae]k|y[ae]l[iu]m)"
    r"|.{2,}m[iuü]yor(\w{0,5})|.{2,}m[iuü]r(l[ae]r|d[iuü]\w{0,3})?"
)
"""Azerbaijani and Turkish verbs that deny themselves: *etmədi, öldürülməyib, sansürlemediler*."""

_OBJECT_CLAUSE = re.compile(r".+([ae]c[ae][gy]|d[iu][gy]|m[ae]s)in[iu]")
"""Azerbaijani and Turkish verbs that are the object of one to come: *gedəcəyini*, *gitmesini*."""

_CLOSE = 0.82
"""How near a misspelt word must be to a form to be read as it."""

_OPENERS = ("joins", "turning")
"""Cues that only lead over from the sentence before."""
PAUSE = re.compile(r"[,;:()—–]")
"""What parts two stretches of a sentence."""
_STRONG = re.compile(r"[;:.!?\n()]")


def is_negative(word: str) -> bool:
    """Whether a word, in normal form, is an Azerbaijani or Turkish verb that denies itself."""
    return bool(_NEGATIVE_SUFFIX.fullmatch(word))


@dataclass(frozen=True)
class Claim:
    """A statement read: its words, concepts, quantities and cues.

    `before` are concepts said earlier, `antecedent` the one person named just before, empty where there is none or
    several. `bare` holds, for each concept, the last word of its Azerbaijani name without an ending, `negative` its
    forms that end as a denied verb does and are none. `skipped` counts the words that only lead up to the statement.
    """

    text: str
    reading: Reading
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    kinds: dict[str, ConceptKind]
    wider: dict[str, frozenset[str]]
    bare: dict[str, str]
    negative: dict[str, tuple[str, ...]]
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
    def core(self) -> str:
        """What it states, without what leads up to it and the signs around it."""
        words = self.reading.words
        last = len(words) - 1
        openers = [cue.last + 1 for cue in self.cues if cue.first == 0 and cue.name in _OPENERS and cue.last < last]
        first = max([self.skipped, *openers])
        return self.text[words[first].start : words[last].end] if first <= last else self.text

    @cached_property
    def tells(self) -> bool:
        """Whether it tells in the form of a question: *did you know that …?*"""
        return any(
            not any(f.first < cue.first and cue.last <= f.last for f in self.cued("falsity"))
            for cue in self.cued("known")
        )

    @cached_property
    def denied_question(self) -> bool:
        """Whether it is a question that states what it denies: *didn't he apologise?*"""
        if "?" not in self.text or self.tells:
            return False
        if not self.has("rhetorical") and not any(self._leads(cue) for cue in self.cued("denied-question")):
            return False
        suffix = any(self._negative(at) for at in range(len(self.reading.words)))
        return suffix or any(self.has(name) for name in ("negation", "negation-after", "falsity"))

    def _leads(self, cue: Cue) -> bool:
        """Whether a cue opens its clause; a verb that denies makes a question only there."""
        verb = self.has("negation", cue.first, cue.last)
        return not verb or cue.first == 0 or bool(PAUSE.search(self.gap(cue.first - 1, cue.first)))

    def _negative(self, place: int) -> bool:
        languages = {"az", "tr"} & self.reading.languages
        return bool(languages and is_negative(self.word(place).text)) and not self.by_name(place)

    def by_name(self, place: int) -> bool:
        """Whether a word ends the name of a concept, which is no denial for all its ending."""
        ending = (m for m in self.mentions if m.last == place)
        said = ((m, " ".join(self.word(at).text for at in range(m.first, place + 1))) for m in ending)
        return any(text.startswith(self.negative[m.concept]) for m, text in said)

    def small(self, place: int) -> bool:
        """Whether a word is an article or the like."""
        return any(
            m.first <= place <= m.last and self.kinds[m.concept] is ConceptKind.FILLER for m in self.reading.mentions
        )

    def light(self, place: int) -> bool:
        """Whether a word is an article, a copula or the like."""
        return self.small(place) or self.has("auxiliary", place, place)

    def denies_itself(self, place: int) -> bool:
        """Whether the word is a verb with a negative ending."""
        return self._negative(place) and not self.denied_question

    def awaits_verb(self, place: int) -> bool:
        """Whether the word is a verb that is the object of one to come."""
        languages = {"az", "tr"} & self.reading.languages
        return bool(languages and _OBJECT_CLAUSE.fullmatch(self.word(place).text))

    def word(self, place: int) -> Word:
        """The word at a place."""
        return self.reading.words[place]
