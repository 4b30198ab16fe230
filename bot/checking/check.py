"""A message -> its claims, each with a verdict and the lines it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.checking.claim import Claim
from bot.checking.claim_reader import ClaimReader
from bot.checking.cutting import Cutter
from bot.checking.deciding import Decision, Judge
from bot.checking.leftover import names_any
from bot.checking.spans import Sentence, bare, sentences
from bot.checking.subject import Subject
from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Reason, Verdict
from bot.checking.weighing import Weigher
from bot.library.facts import Fact
from bot.reading.reader import Reader

_FEWEST = 2
"""Words of the least claim."""
_MOST_CLAIMS = 20
_UNSAID = 0.85
"""The least confidence in the verdict on a claim that does not name the subject."""
_ENDS = ",.!…"
"""What may follow a word that calls false what was said before."""
_NOT_STATED = Decision(Verdict.NOT_ENOUGH, Reason(Ground.NOT_STATED))


@dataclass
class _Context:
    """What a message has said so far: its concepts, the one person named last, and whether a claim was among it.

    `languages` are those of the message; `alone` is true where it has but one sentence.
    """

    languages: frozenset[str]
    alone: bool
    before: frozenset[str] = frozenset()
    antecedent: str = ""
    claimed: bool = False

    def hear(self, claim: Claim) -> None:
        """Take in a clause."""
        self.before |= claim.said
        if claim.people:
            self.antecedent = next(iter(claim.people)) if len(claim.people) == 1 else ""


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
        self._cutter = Cutter(claims, judge, subject)
        self._decide = weigher.decide if weigher is not None else judge.decide
        self._reader = reader

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What claims are held against."""
        return self._judge.facts

    def check(self, text: str, language: str) -> CheckOutcome:
        """Check every claim of a message; `language` is that of the reply."""
        found = self._disowned(text, sentences(text))
        context = _Context(self._reader.read(text).languages, alone=len(found) == 1)
        claims = [claim for sentence in found for claim in self._claims(sentence, context)]
        return CheckOutcome(language, tuple(claims[:_MOST_CLAIMS]))

    def read(self, text: str) -> Claim:
        """Read a text as one statement."""
        return self._reads.read(text)

    def judge(self, claim: Claim) -> Decision:
        """Return the verdict of one statement."""
        return self._decide(claim) or _NOT_STATED

    def _takes_back(self, claim: Claim, decision: Decision, others: Sequence[CheckedClaim]) -> bool:
        """Whether a clause is refuted, though not by the rules, by what another of its sentence is confirmed by."""
        if decision.verdict is not Verdict.REFUTED:
            return False
        confirmed = {fact for other in others if other.verdict is Verdict.SUPPORTED for fact in other.facts}
        ruled = self._judge.decide(claim)
        return bool(confirmed & set(decision.facts)) and (ruled is None or ruled.verdict is not Verdict.REFUTED)

    def _disowned(self, text: str, found: Sequence[Sentence]) -> Sequence[Sentence]:
        """Give back to a sentence the word of the next that calls it false: *They say nobody knew. Wrong, …*."""
        given: list[Sentence] = []
        for sentence in found:
            claim = self._reads.read(sentence.text)
            ends = [claim.word(cue.last).end for cue in claim.cued("falsity-after") if not cue.first]
            ends = [end for end in ends if sentence.text[end : end + 1] in _ENDS]
            if given and ends:
                first, end = given.pop().start, sentence.start + max(ends)
                rest = text[end : sentence.start + len(sentence.text)].lstrip(f"{_ENDS} ")
                given.append(Sentence(text[first:end], first))
                sentence = Sentence(rest, sentence.start + len(sentence.text) - len(rest))
            if sentence.text:
                given.append(sentence)
        return given

    def _claims(self, sentence: Sentence, context: _Context) -> Sequence[CheckedClaim]:
        """Check the clauses of a sentence, or the whole where one of them settles only beside the others."""
        whole = self._reads.read(sentence.text, context.before, context.languages)
        clauses = self._cutter.clauses(sentence, context.before, context.languages)
        claims: list[CheckedClaim] = []
        for clause in clauses:
            claim = self._reads.read(clause.text, context.before, context.languages, context.antecedent)
            checked = self._checked(claim, clause, context, claims)
            if checked is not None:
                claims.append(checked)
                context.claimed = True
            context.hear(claim)
        if len(clauses) == 1 or all(claim.verdict is not Verdict.NOT_ENOUGH for claim in claims):
            return claims
        joined = self._checked(whole, sentence, context)
        if joined is None or any(c.verdict not in (joined.verdict, Verdict.NOT_ENOUGH) for c in claims):
            return claims
        return [joined]

    def _checked(
        self, claim: Claim, part: Sentence, context: _Context, others: Sequence[CheckedClaim] = ()
    ) -> CheckedClaim | None:
        """Return what is made of a claim; None for what is none. After another it may leave the subject unsaid.

        One that adds to `others` of its sentence need not be on the subject, if it holds a name or a number.
        """
        cut, span = bare(part.text)
        if len(claim.reading.words) < _FEWEST or claim.asks or not span:
            return None
        foreign = not self.subject.holds(claim, alone=context.alone)
        adds = bool(others) and names_any(claim)
        unsaid = foreign and not adds and self._judge.decide(claim) is None
        if unsaid and not (context.claimed and self.subject.weight(claim)):
            return None
        decision = self.judge(claim)
        if self._takes_back(claim, decision, others):
            decision = _NOT_STATED
        if unsaid and decision.confidence < _UNSAID:
            return None
        silent = (foreign and not adds) or claim.has("opinion", claim.skipped)
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
