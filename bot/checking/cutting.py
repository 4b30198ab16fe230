"""A sentence -> the clauses of it that state something of their own."""

from __future__ import annotations

from bot.checking.claim import Claim
from bot.checking.claim_reader import ClaimReader
from bot.checking.deciding import Judge
from bot.checking.holding import SOURCE
from bot.checking.leftover import names_any
from bot.checking.spans import Sentence
from bot.checking.subject import Subject
from bot.checking.verdict import Verdict
from bot.library.model import ConceptKind

_LONG = 16
"""A sentence of more words than this may hold several claims."""
_MOST_JOINTS = 8
_FEWEST = 3
"""Words that a clause has at least."""
_CLAUSE = 4
"""Words that a clause without any fact has at least."""
_CUT = 0.6
"""What each further clause must be worth, in words explained."""
_UNSETTLED = 3.0
"""What a clause costs that can be told apart but not settled."""
_NEVER = 1e9
_TAIL = 6
"""Words of an aside that tells who says so, at most."""
_TELLERS = frozenset(ConceptKind) - {ConceptKind.ACTION, ConceptKind.NEUTRAL, ConceptKind.TOPIC, ConceptKind.FOREIGN}
"""What may be a source: an aside that names one belongs to the claim."""
_TURNING = ("negation", "negation-after", "falsity", "falsity-after", "refusal", "attributed", "modal", "contrast")
"""Cues that bear on what stands beside them."""


class Cutter:
    """Cuts sentences by what the rules can settle of their clauses."""

    def __init__(self, claims: ClaimReader, judge: Judge, subject: Subject) -> None:
        self._reads = claims
        self._judge = judge
        self._subject = subject

    def clauses(self, sentence: Sentence, before: frozenset[str], languages: frozenset[str]) -> list[Sentence]:
        """Cut a heading off a sentence, and a sentence of several claims into the clauses that hold them.

        `before` are the concepts of the sentences before it, `languages` those of the whole message.
        """
        sentence = self._untailed(sentence, languages)
        heading, colon, rest = sentence.text.partition(": ")
        if colon and rest.strip():
            headed = self._reads.read(heading, languages=languages)
            lead = [] if self._subject.weight(headed) < 1 else [Sentence(heading, sentence.start)]
            if not (self._subject.names(headed) or self._sourced(headed)) and self._judge.decide(headed) is None:
                return [*lead, *self.clauses(Sentence(rest, sentence.start + len(heading) + 2), before, languages)]
        claim = self._reads.read(sentence.text, before, languages)
        edges = [0, *(claim.word(at).start for at in self._joints(claim)), len(sentence.text)]
        if len(edges) == 2:
            return [sentence]
        best: list[tuple[float, list[Sentence]]] = [(0.0, [])]
        for end in range(1, len(edges)):
            options = []
            for start in range(end):
                part = Sentence(sentence.text[edges[start] : edges[end]].rstrip(), sentence.start + edges[start])
                whole = start == 0 and end == len(edges) - 1
                said = (
                    self._reads.read(sentence.text[: edges[start]], languages=languages).said if start else frozenset()
                )
                worth = self._worth(part, before | said, languages, whole=whole, opening=not start)
                if worth is not None or whole:
                    options.append((best[start][0] + (worth or 0.0), [*best[start][1], part]))
            best.append(max(options, key=lambda option: option[0], default=(-_NEVER, [])))
        return best[-1][1] or [sentence]

    def _sourced(self, heading: Claim) -> bool:
        """Whether a heading names a source that the facts know: *other reports: …*."""
        sources = (slot for fact in self._judge.facts for slot in fact.slots if slot.name == SOURCE)
        return any(heading.found((*slot.values, *slot.rivals)) for slot in sources)

    def _untailed(self, sentence: Sentence, languages: frozenset[str]) -> Sentence:
        """Cut off an aside at the end that only tells who says so: *…, my neighbour swears*."""
        body, comma, tail = sentence.text.rpartition(", ")
        said = self._reads.read(tail, languages=languages)
        short = comma and len(said.reading.words) <= _TAIL and not any(letter.isupper() for letter in tail)
        things = any(said.kinds[m.concept] in _TELLERS for m in said.mentions)
        aside = short and said.has("saying") and not things and not said.quantities
        return Sentence(body, sentence.start) if aside and not any(said.has(name) for name in _TURNING) else sentence

    def _worth(
        self, part: Sentence, before: frozenset[str], languages: frozenset[str], *, whole: bool, opening: bool
    ) -> float | None:
        """Return how well a clause stands on its own; None where it says nothing without its neighbours."""
        claim = self._reads.read(part.text, before, languages)
        if not whole and len(claim.reading.words) < _FEWEST:
            return None
        decision = self._judge.decide(claim)
        first = min((cue.first for cue in claim.cued("joins")), default=1)
        own = first == 0 and claim.has("that", 0, 2) and len(claim.reading.words) > _CLAUSE
        if decision is None:
            chat = (opening or claim.has("turning", 0, 2)) and self._chatter(claim)
            return -_CUT if own or chat else None
        if decision.verdict is Verdict.NOT_ENOUGH:
            return -_CUT if whole or own else -_UNSETTLED
        long = len(claim.reading.words) > _LONG
        return len(decision.explained) * (0.5 if long else 1.0) - _CUT

    def _chatter(self, claim: Claim) -> bool:
        """Whether a clause says nothing of the subject, nor turns what stands beside it."""
        turned = any(claim.has(name) for name in _TURNING)
        return not turned and not self._subject.weight(claim) and not names_any(claim)

    def _joints(self, claim: Claim) -> list[int]:
        """Words that may open a clause of their own, at most eight."""
        last = len(claim.reading.words) - 1
        joints = {cue.first for cue in claim.cued("joins") if 1 < cue.first < last}
        joints |= {at for at in range(2, last) if set(claim.gap(at - 1, at)) & set(",—–")}
        joints -= {cue.first for cue in claim.cued("joins") if cue.first - 1 in joints}
        joints -= {at for at in joints if claim.awaits_verb(at - 1)}
        turning = [cue for name in _TURNING for cue in claim.cued(name)]
        joints -= {at for at in joints if any(cue.first < at <= cue.last for cue in turning)}
        found = sorted(at for at in joints if not any(q.first < at <= q.last for q in claim.quantities))
        return [at for at in found if at >= claim.skipped][:_MOST_JOINTS]
