"""A message -> its claims, each with a verdict and the lines it stands on."""

from __future__ import annotations

from bot.checking.claim import Claim, ClaimReader
from bot.checking.deciding import Decision, Judge
from bot.checking.leftover import names_any
from bot.checking.spans import Sentence, bare, sentences
from bot.checking.subject import Subject
from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Reason, Verdict
from bot.checking.weighing import Weigher
from bot.library.facts import Fact
from bot.reading.reader import Reader

_LONG = 16
"""A sentence of more words than this may hold several claims."""
_FEWEST = 2
"""Words of the least claim."""
_MOST_CLAIMS = 20
_MOST_JOINTS = 8
_CLAUSE = 4
"""Words that a clause without any fact has at least."""
_CUT = 0.6
"""What each further clause must be worth, in words explained."""
_UNSETTLED = 3.0
"""What a clause costs that can be told apart but not settled."""
_NEVER = 1e9
_NOT_STATED = Decision(Verdict.NOT_ENOUGH, Reason(Ground.NOT_STATED))
_TURNING = ("negation", "negation-after", "falsity", "falsity-after", "refusal", "attributed", "modal", "contrast")
"""Cues that bear on what stands beside them."""


class Checker:
    """Checks messages against one set of facts; the same text always has the same outcome.

    Without a weigher, where no statements are curated, the rules alone decide.
    """

    def __init__(
        self, reader: Reader, claims: ClaimReader, judge: Judge, subject: Subject, weigher: Weigher | None
    ) -> None:
        self.subject = subject
        self._reads = claims
        self._judge = judge
        self._decide = weigher.decide if weigher is not None else judge.decide
        self._reader = reader

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What claims are held against."""
        return self._judge.facts

    def check(self, text: str, language: str) -> CheckOutcome:
        """Check every claim of a message; `language` is that of the reply."""
        languages = self._reader.read(text).languages
        claims: list[CheckedClaim] = []
        before: frozenset[str] = frozenset()
        antecedent = ""
        found = sentences(text)
        for sentence in found:
            for part in self._parts(sentence, before, languages):
                claim = self._reads.read(part.text, before, languages, antecedent)
                checked = self._checked(claim, part, alone=len(found) == 1)
                if checked is not None:
                    claims.append(checked)
                before |= claim.said
                antecedent = next(iter(claim.people)) if len(claim.people) == 1 else "" if claim.people else antecedent
        return CheckOutcome(language, tuple(claims[:_MOST_CLAIMS]))

    def read(self, text: str) -> Claim:
        """Read a text as one statement."""
        return self._reads.read(text)

    def judge(self, claim: Claim) -> Decision:
        """Return the verdict of one statement."""
        return self._decide(claim) or _NOT_STATED

    def _checked(self, claim: Claim, part: Sentence, *, alone: bool) -> CheckedClaim | None:
        cut, span = bare(part.text)
        if len(claim.reading.words) < _FEWEST or claim.asks or not span:
            return None
        foreign = not self.subject.holds(claim, alone=alone)
        if foreign and self._judge.decide(claim) is None:
            return None
        decision = self.judge(claim)
        silent = foreign or claim.has("opinion", claim.skipped)
        if decision.verdict is Verdict.NOT_ENOUGH and silent:
            return None
        return CheckedClaim(
            span,
            part.start + cut,
            decision.verdict,
            decision.reason,
            decision.citations,
            round(decision.confidence, 4),
            decision.facts,
            self.subject.plainly(claim),
        )

    def _parts(self, sentence: Sentence, before: frozenset[str], languages: frozenset[str]) -> list[Sentence]:
        """Cut a heading off a sentence, and a sentence of several claims into the clauses that hold them."""
        heading, colon, rest = sentence.text.partition(": ")
        if colon and rest.strip():
            headed = self._reads.read(heading, languages=languages)
            lead = [] if self.subject.weight(headed) < 1 else [Sentence(heading, sentence.start)]
            if not self.subject.names(headed) and self._judge.decide(headed) is None:
                return [*lead, *self._parts(Sentence(rest, sentence.start + len(heading) + 2), before, languages)]
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

    def _worth(
        self, part: Sentence, before: frozenset[str], languages: frozenset[str], *, whole: bool, opening: bool
    ) -> float | None:
        """Return how well a clause stands on its own; None where it says nothing without its neighbours."""
        claim = self._reads.read(part.text, before, languages)
        decision = self._judge.decide(claim)
        if decision is None:
            first = min((cue.first for cue in claim.cued("joins")), default=1)
            own = first == 0 and claim.has("that", 0, 2) and len(claim.reading.words) > _CLAUSE
            chat = (opening or claim.has("turning", 0, 2)) and self._chatter(claim)
            return -_CUT if own or chat else None
        if decision.verdict is Verdict.NOT_ENOUGH:
            return -_CUT if whole else -_UNSETTLED
        long = len(claim.reading.words) > _LONG
        return len(decision.explained) * (0.5 if long else 1.0) - _CUT

    def _chatter(self, claim: Claim) -> bool:
        """Whether a clause says nothing of the subject, nor turns what stands beside it."""
        turned = any(claim.has(name) for name in _TURNING)
        return not turned and not self.subject.weight(claim) and not names_any(claim)

    def _joints(self, claim: Claim) -> list[int]:
        """Words that may open a clause of their own, at most eight."""
        last = len(claim.reading.words) - 1
        joints = {cue.first for cue in claim.cued("joins") if 1 < cue.first < last}
        joints |= {at for at in range(2, last) if set(claim.gap(at - 1, at)) & set(",—–")}
        joints -= {cue.first for cue in claim.cued("joins") if cue.first - 1 in joints}
        found = sorted(at for at in joints if not any(q.first < at <= q.last for q in claim.quantities))
        return [at for at in found if at >= claim.skipped][:_MOST_JOINTS]
