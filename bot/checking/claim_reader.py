"""A span of a message -> the claim that it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.checking.claim import EMPTY_KINDS, PAUSE, Claim, is_negative
from bot.checking.quantities import quantities
from bot.library.facts import Scope
from bot.library.model import Concept, ConceptKind
from bot.matching.text import forms, normalize
from bot.reading.cues import Cue, Cues
from bot.reading.reader import Reader, Reading
from bot.reading.vocabulary import Mention

_DEEDS = frozenset({ConceptKind.ACTION, ConceptKind.QUALITY})
_DENIED = re.compile(r"((?:.* )?[^ ]{2,}?)m[aei][^ ]*$")
"""A form with a negative ending, and what comes before the ending."""
_TAG = 3
"""Words of a tag question: *…, isn't it?*"""


class ClaimReader:
    """Reads spans as statements."""

    def __init__(self, reader: Reader, cues: Cues, scope: Scope) -> None:
        self._denying = scope.denying
        self._plain = scope.plain
        self.reader = reader
        self._cues = cues
        concepts = reader.vocabulary.concepts
        self._kinds = {name: concept.kind for name, concept in concepts.items()}
        self._wider = {name: reader.vocabulary.broader(name) for name in self._kinds}
        self._negative = {
            name: _negative_by_name(concept) if concept.kind in _DEEDS else () for name, concept in concepts.items()
        }
        self._bare = {name: normalize(c.label.get("az", "")).rpartition(" ")[2] for name, c in concepts.items()}

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
        named = [cue for cue in cues if self._within(reading, cue, counting=cue.first in none)]
        cues = tuple(cue for cue in cues if cue not in named and not _goes_on(cue, cues, named))
        cues = tuple(cue for cue in cues if cue.name != "contrast" or cue.first)
        told = {at for cue in cues if cue.name == "refusal" for at in range(cue.first, cue.last + 1)}
        denying = (m for m in reading.mentions if m.concept in self._denying and m.last not in told)
        cues = tuple(sorted([*cues, *(Cue(m.first, m.last, "refusal") for m in denying)]))
        claim = Claim(
            text,
            reading,
            cues,
            quantities(reading, cues, self._kinds),
            self._kinds,
            self._wider,
            self._bare,
            self._negative,
            before,
            antecedent,
        )
        return replace(claim, skipped=_preamble(claim, self._plain), asks=_asks(claim))

    def _by_segment(self, reading: Reading, languages: frozenset[str]) -> Reading:
        """Find the concepts anew, none of them across a comma, in all languages of the message."""
        words = reading.words
        edges = [
            0,
            *(at for at in range(1, len(words)) if PAUSE.search(reading.text[words[at - 1].end : words[at].start])),
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

    def _within(self, reading: Reading, cue: Cue, *, counting: bool) -> bool:
        """Whether a cue is but a part of a concept's name: the *no* of *no combatientes*.

        One that counts none (`counting`) is a part of deeds alone: *no dejaban salir noticias*.
        """
        return any(
            m.first <= cue.last <= m.last
            and (m.first <= cue.first or cue.name == "instead-of")
            and cue.name != "dating"
            and m.last - m.first > cue.last - cue.first
            and self._kinds[m.concept] not in EMPTY_KINDS
            and (not counting or self._kinds[m.concept] in _DEEDS)
            for m in reading.mentions
        )


def _negative_by_name(concept: Concept) -> tuple[str, ...]:
    """The Azerbaijani and Turkish forms of a concept that deny something else: *aydın olmayıb* in *dispute*."""
    listed = [" ".join(forms(text)) for code in ("az", "tr") for text in concept.forms.get(code, ())]
    plain = [form for form in listed if not is_negative(form.rpartition(" ")[2])]
    found = ((form, _DENIED.match(form)) for form in listed if form not in plain)
    return tuple(form for form, stem in found if stem and not any(other.startswith(stem[1]) for other in plain))


def _goes_on(cue: Cue, cues: Iterable[Cue], named: Iterable[Cue]) -> bool:
    """Whether a *ni* only goes on with a deed that denies by its name: *no dejaban salir noticias, ni …*."""
    also = cue.name == "negation" and any(other.name == "neither" and other.first == cue.first for other in cues)
    return also and any(each.name == "negation" and each.last < cue.first for each in named)


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
    return not (claim.tells or claim.denied_question)
