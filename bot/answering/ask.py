"""A question -> its outcome: an answer, several, not stated, suggestions, abstention, or small talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.evidence import Encoder, Evidence, gather
from bot.answering.judge import Calibration, figures, near
from bot.answering.outcome import Outcome, OutcomeKind, Smalltalk
from bot.answering.premise import corrections
from bot.answering.profiles import Profiles, units
from bot.answering.questions import Questions, has_subject
from bot.answering.ridge import Doubles, Floats
from bot.answering.smalltalk import smalltalk_of
from bot.library.model import ConceptKind, Entry, EntryKind
from bot.matching import Index
from bot.reading.reader import Reader, Reading

_MOST_SUGGESTIONS = 3
_ABROAD = 0.9
"""The probability that an answer needs where the question names a foreign country, or somebody else than the entry."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with the probability that it is the right reply, and why."""

    entry: Entry
    probability: float
    evidence: Evidence


class Asker:
    """Answers questions from one library; the same text always has the same outcome."""

    def __init__(
        self,
        reader: Reader,
        profiles: Profiles,
        index: Index,
        head: Floats,
        calibration: Calibration,
        encoder: Encoder | None,
    ) -> None:
        self._reader = reader
        self._questions = Questions(reader)
        self._profiles = profiles
        self._index = index
        self._head = head
        self._calibration = calibration
        self._encoder = encoder
        self._kinds = [entry.kind for entry in profiles.entries]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that evidence speaks of, by number."""
        return self._profiles.entries

    @property
    def reads_twice(self) -> bool:
        """Whether the sentence encoder reads too."""
        return self._encoder is not None

    def calibrated(self, calibration: Calibration) -> Asker:
        """Return the same asker with another calibration."""
        return Asker(self._reader, self._profiles, self._index, self._head, calibration, self._encoder)

    def ask(self, text: str, language: str) -> Outcome:
        """Decide what to reply to a message; `language` is that of the reply."""
        whole = self._reader.read(text)
        smalltalk = self._smalltalk(whole)
        if smalltalk is not None:
            return Outcome(OutcomeKind.SMALLTALK, language, smalltalk=smalltalk, confidence=1.0)
        if not (has_subject(self._reader, whole) or whole.numbers or whole.unknown):
            return Outcome(OutcomeKind.ABSTAIN, language)
        questions = self._questions.of(whole)
        outcomes = [outcome for question, lent in questions for outcome in self._answers(question, lent, language)]
        return _joined(outcomes, language)

    def evidence(self, text: str) -> list[tuple[list[Evidence], Doubles]]:
        """Return, for each question of a message, the entries near it and their figures."""
        return [self._evidence(question, lent) for question, lent in self._questions.of(self._reader.read(text))]

    def _evidence(self, question: Reading, lent: dict[str, float]) -> tuple[list[Evidence], Doubles]:
        gathered = gather(self._reader, self._profiles, self._index, self._head, self._encoder, question, lent)
        candidates = near(gathered)
        return candidates, figures(candidates, self._kinds)

    def _answers(self, question: Reading, lent: dict[str, float], language: str) -> list[Outcome]:
        """Return the outcome of a question, or of its two halves where each is answered on lines of its own."""
        cut = self._questions.halves(question)
        if cut is not None:
            first, second = cut
            both = [self._half(first, second, lent, language), self._half(second, first, lent, language)]
            lines = [outcome.citations for outcome in both]
            if all(outcome.kind is OutcomeKind.ANSWER for outcome in both) and lines[0] != lines[1]:
                return both
        return [self._decide(question, lent, language)]

    def _half(self, half: Reading, other: Reading, lent: dict[str, float], language: str) -> Outcome:
        """Decide a half by itself, or else with what the other half lends it."""
        alone = self._decide(half, lent, language)
        if alone.kind is OutcomeKind.ANSWER:
            return alone
        return self._decide(half, lent | units(self._reader, other), language)

    def _decide(self, question: Reading, lent: dict[str, float], language: str) -> Outcome:
        candidates, inputs = self._evidence(question, lent)
        ranked = sorted(
            (
                Ranked(self._profiles.entries[each.entry], probability, each)
                for each, probability in zip(candidates, self._calibration.probabilities(inputs).tolist(), strict=True)
            ),
            key=lambda each: -each.probability,
        )
        best = self._with_family(ranked)
        near = tuple(
            each.entry
            for each in ranked[:_MOST_SUGGESTIONS]
            if each.probability >= self._calibration.suggest_from and each.entry.kind is not EntryKind.SMALLTALK
        )
        outcome = Outcome(
            OutcomeKind.ABSTAIN,
            language,
            confidence=best.probability,
            suggestions=near,
            why=self._why(question, ranked),
        )
        if best.entry.kind is EntryKind.SMALLTALK:
            said = smalltalk_of(best.entry)
            return replace(
                outcome, kind=OutcomeKind.SMALLTALK if said else OutcomeKind.ABSTAIN, smalltalk=said, suggestions=()
            )
        if best.probability < self._asked_of(best, question):
            return replace(outcome, kind=OutcomeKind.SUGGEST if near else OutcomeKind.ABSTAIN)
        kind = OutcomeKind.NOT_STATED if best.entry.kind is EntryKind.NOT_STATED else OutcomeKind.ANSWER
        return replace(
            outcome,
            kind=kind,
            entries=(best.entry,),
            suggestions=tuple(entry for entry in near if entry is not best.entry),
            corrections=corrections(self._reader, question, best.entry, language),
        )

    def _asked_of(self, best: Ranked, question: Reading) -> float:
        """Return the probability that a reply needs: more where the question names somebody or something else."""
        foreign = any(self._reader.kind(mention.concept) is ConceptKind.FOREIGN for mention in question.mentions)
        answers = best.entry.kind is EntryKind.ANSWER
        strange = answers and (foreign or best.evidence.rival)
        return max(self._calibration.answer_from, _ABROAD) if strange else self._calibration.answer_from

    def _with_family(self, ranked: Sequence[Ranked]) -> Ranked:
        """Return the best entry of the best family: those that stand on the same lines speak for one another."""
        families: dict[int, float] = {}
        for each in ranked:
            family = int(self._profiles.family[each.evidence.entry])
            families[family] = families.get(family, 0.0) + each.probability
        best = max(families, key=lambda family: families[family])
        first = next(each for each in ranked if self._profiles.family[each.evidence.entry] == best)
        return replace(first, probability=families[best])

    def _smalltalk(self, reading: Reading) -> Smalltalk | None:
        kinds = {each.value: each for each in Smalltalk}
        said = [kinds[mention.concept] for mention in reading.mentions if mention.concept in kinds]
        rest = [
            mention
            for mention in reading.mentions
            if mention.concept not in kinds and self._reader.kind(mention.concept) is not ConceptKind.FILLER
        ]
        if not said or reading.numbers or len(reading.unknown) > 1:
            return None
        if any(self._reader.kind(mention.concept) is not ConceptKind.ROLE for mention in rest):
            return None
        return max(said, key=lambda each: each not in (Smalltalk.GREETING, Smalltalk.OK))

    def _why(self, question: Reading, ranked: Sequence[Ranked]) -> dict[str, object]:
        return {
            "question": question.text,
            "concepts": {m.concept: question.span(m.first, m.last) for m in question.mentions
                         if self._reader.kind(m.concept) is not ConceptKind.FILLER},
            "unknown words": [question.words[place].text for place in question.unknown],
            "candidates": [
                {"entry": each.entry.id, "probability": round(each.probability, 3)} | _shown(each.evidence)
                for each in ranked[:5]
            ],
            "thresholds": {"answer": self._calibration.answer_from, "suggest": self._calibration.suggest_from},
        }  # fmt: skip


def _shown(evidence: Evidence) -> dict[str, float]:
    names = ("signature", "recall", "coverage", "words", "encoder", "role", "alien", "foreign", "company", "head")
    return {name: round(getattr(evidence, name), 3) for name in names}


def _joined(outcomes: list[Outcome], language: str) -> Outcome:
    """Make one outcome of those of a message's questions: all that were answered, else the best of the others."""
    if len(outcomes) == 1:
        return outcomes[0]
    answered = [outcome for outcome in outcomes if outcome.kind is OutcomeKind.ANSWER]
    if not answered:
        order = (OutcomeKind.NOT_STATED, OutcomeKind.SUGGEST, OutcomeKind.ABSTAIN, OutcomeKind.SMALLTALK)
        return min(reversed(outcomes), key=lambda outcome: order.index(outcome.kind))
    entries = tuple(dict.fromkeys(entry.id for outcome in answered for entry in outcome.entries))
    by_id = {entry.id: entry for outcome in answered for entry in outcome.entries}
    return Outcome(
        OutcomeKind.ANSWER,
        language,
        entries=tuple(by_id[entry] for entry in entries),
        confidence=min(outcome.confidence for outcome in answered),
        suggestions=tuple(s for s in answered[-1].suggestions if s.id not in by_id),
        corrections=tuple(c for outcome in answered for c in outcome.corrections),
        why={"questions": [outcome.why for outcome in outcomes]},
    )
