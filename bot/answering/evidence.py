"""A question -> for each entry near it, the figures on which the decision rests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.answering.association import Association, associate
from bot.answering.head import apply_head, unit_cosines
from bot.answering.profiles import Profiles, unit_weight, units
from bot.answering.ridge import Floats
from bot.library.model import ConceptKind
from bot.matching import Index
from bot.reading.lexicon import Lexicon
from bot.reading.reader import Reader, Reading

NAMES = frozenset({ConceptKind.PERSON, ConceptKind.ORGANISATION, ConceptKind.PLACE, ConceptKind.MEDIUM,
                   ConceptKind.OFFICE, ConceptKind.EVENT})  # fmt: skip
_TOPICS = frozenset({ConceptKind.TOPIC, ConceptKind.FOREIGN})
_BROADER = 0.6
"""How far a narrower concept counts for a wider one."""
_CONTEXT = 0.4
"""How far a concept of another sentence of the message counts for the sentence that asks."""
_COMMON_ZIPF = 6.0
_RARE_ZIPF = 3.5
_UNKNOWN = 0.6
"""The weight of a rare word that no concept explains, beside an ordinary concept."""

_HALF = 0.5
"""How far an entry must hold a name or a topic not to lack it."""
_NEAREST = 20
_SHARPNESS = 12.0
"""How fast a wording's say falls with its distance: a cosine 0.1 lower counts a third."""


class Encoder(Protocol):
    """The second reader: the likeness of a text to every wording, in the order of the profiles' rows."""

    def similarities(self, text: str) -> Floats:
        """Return the cosine with each wording, float32 in -1…1."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against one entry; every figure is in 0…1 unless said otherwise.

    `signature`: likeness of the question's concepts to the best wording's. `recall`: how much of that wording's
    concepts the question holds. `coverage`: how much of the question the entry may hold. `words`: the fuzzy score of
    the best wording. `encoder`: cosine of the best wording, 0 without the encoder. `role`: how often the entry is
    asked with this question word. `alien`: the weight (0…) of the heaviest unit of the question that the entry lacks.
    `foreign`: the question is on another subject or event. `rival`: it names somebody or something that this entry
    neither holds nor settles. `topic`: it names an attribute or a subject that this entry lacks. `anchor`: the weight,
    up to 1, of the concepts of the subject in the question.
    `company`: the share, by likeness to the encoder, of the nearest wordings that belong to entries of the same kind
    and lines. `head`: what the head makes of the question, about 1 for a sure entry and 0 for none.
    `telling`, `least` and `together`: see Association. `concepts`: how many units the question holds beside its
    question words. `asked`: the question has a question word.
    """

    entry: int
    signature: float
    recall: float
    coverage: float
    words: float
    encoder: float
    role: float
    alien: float
    foreign: float
    rival: float
    topic: float
    anchor: float
    company: float
    head: float
    telling: float
    least: float
    together: float
    concepts: int
    asked: bool


def gather(
    reader: Reader, profiles: Profiles, index: Index, head: Floats, encoder: Encoder | None,
    question: Reading, context: dict[str, float] | None = None,
) -> list[Evidence]:  # fmt: skip
    """Return the evidence for every entry, in the order of the profiles."""
    count = len(profiles.entries)
    found = units(reader, question)
    asked, missing = _asked(reader, profiles, found)
    lent = _lent(profiles, context or {}, asked)
    own = asked * profiles.weights
    total = float(own.sum()) + sum(missing.values())
    best_dice, best_recall = _signatures(profiles, np.maximum(asked, lent), total)
    unknown = _unknown_words(reader.lexicon, question)
    held = np.flatnonzero(asked)
    explained = profiles.may[:, held] @ own[held]
    lacking = ((1 - profiles.may[:, held]) * own[held]).max(axis=1, initial=0)
    words_score = _word_scores(index, question, count, profiles)
    similarity = np.zeros(count, dtype=np.float32)
    company = np.zeros(count, dtype=np.float32)
    cosines = encoder.similarities(question.text) if encoder is not None else None
    by_units = unit_cosines(profiles, np.maximum(asked, lent))
    heads = apply_head(head, by_units, profiles.letters.cosines(question.text) if cosines is None else cosines)
    if cosines is not None:
        np.maximum.at(similarity, profiles.owner, cosines)
        company = _company(profiles, cosines)
    roles = [c for u in found if not u.startswith("#") and reader.kind(u) is ConceptKind.ROLE
             and (c := profiles.column.get(u)) is not None]  # fmt: skip
    names = [unit for unit in found if _kind(reader, unit) in NAMES]
    concepts = sum(unit in profiles.column and _kind(reader, unit) is not ConceptKind.ROLE for unit in found)
    topics = [unit for unit in found if _kind(reader, unit) in _TOPICS]
    foreign = any(_kind(reader, unit) is ConceptKind.FOREIGN and unit in missing for unit in found)
    anchor = sum(
        closeness * unit_weight(reader, unit)
        for unit, closeness in ((context or {}) | found).items()
        if unit in profiles.column and _kind(reader, unit) is not ConceptKind.ROLE
    )
    association = _association(reader, profiles, found)
    result = []
    for entry in range(count):
        known = profiles.words[entry]
        stray = sum(weight for word, weight in unknown.items() if word not in known)
        stray_most = max((weight for word, weight in unknown.items() if word not in known), default=0.0)
        denominator = total + sum(unknown.values())
        covered = (float(explained[entry]) + sum(unknown.values()) - stray) / denominator if denominator else 0.0
        settled = profiles.entries[entry].details.keys()
        rival = any(
            _kind(reader, unit).value not in settled
            and ((column := profiles.column.get(unit)) is None or profiles.may[entry, column] < _HALF)
            for unit in names
        )
        topic = any(
            (column := profiles.column.get(unit)) is None or profiles.may[entry, column] < _HALF for unit in topics
        )
        result.append(
            Evidence(
                entry=entry,
                signature=float(best_dice[entry]),
                recall=float(best_recall[entry]),
                coverage=min(1.0, covered),
                words=float(words_score[entry]),
                encoder=float(similarity[entry]),
                role=float(profiles.roles[entry, roles].max()) if roles else 0.5,
                alien=max(float(lacking[entry]), max(missing.values(), default=0.0), stray_most),
                foreign=float(foreign),
                rival=float(rival),
                topic=float(topic),
                anchor=min(1.0, anchor),
                company=float(company[entry]),
                head=float(heads[entry]),
                telling=float(association.telling[entry]),
                least=float(association.least[entry]),
                together=float(association.together[entry]),
                concepts=concepts,
                asked=bool(roles),
            )
        )
    return result


def _asked(reader: Reader, profiles: Profiles, found: dict[str, float]) -> tuple[Floats, dict[str, float]]:
    """Return how close each unit of the profiles is, wider concepts too, and the weights of those that they lack."""
    asked = np.zeros(len(profiles.unit_ids), dtype=np.float32)
    missing: dict[str, float] = {}
    for unit, closeness in found.items():
        column = profiles.column.get(unit)
        if column is None:
            missing[unit] = unit_weight(reader, unit) * closeness
        else:
            asked[column] = closeness
        for wider in reader.vocabulary.broader(unit) if not unit.startswith("#") else ():
            wider_column = profiles.column.get(wider)
            if wider_column is not None:
                asked[wider_column] = max(asked[wider_column], _BROADER * closeness)
    return asked, missing


def _lent(profiles: Profiles, context: dict[str, float], asked: Floats) -> Floats:
    lent = np.zeros_like(asked)
    for unit, closeness in context.items():
        column = profiles.column.get(unit)
        if column is not None and not asked[column]:
            lent[column] = _CONTEXT * closeness
    return lent


def _signatures(profiles: Profiles, held: Floats, total: float) -> tuple[Floats, Floats]:
    """Return each entry's best likeness (Dice) of a wording's units, and how much of that wording is asked for."""
    active = np.flatnonzero(held)
    shared = np.minimum(profiles.signatures[:, active], held[active]) @ profiles.weights[active]
    dice = 2 * shared / np.maximum(1e-6, profiles.signature_totals + total)
    recall = shared / np.maximum(1e-6, profiles.signature_totals)
    best_dice = np.zeros(len(profiles.entries), dtype=np.float32)
    np.maximum.at(best_dice, profiles.owner, dice.astype(np.float32))
    best_recall = np.zeros_like(best_dice)
    np.maximum.at(best_recall, profiles.owner, np.where(dice >= best_dice[profiles.owner] - 1e-6, recall, 0))
    return best_dice, best_recall


def _association(reader: Reader, profiles: Profiles, found: dict[str, float]) -> Association:
    known = [unit for unit in found if unit in profiles.column]
    return associate(
        profiles,
        columns=[profiles.column[unit] for unit in known],
        content=[place for place, unit in enumerate(known) if _kind(reader, unit) is not ConceptKind.ROLE],
        closeness=np.array([found[unit] for unit in known], dtype=np.float32),
    )


def _company(profiles: Profiles, cosines: Floats) -> Floats:
    nearest = np.argsort(-cosines, kind="stable")[:_NEAREST]
    shares = np.exp(_SHARPNESS * (cosines[nearest] - cosines[nearest[0]]))
    by_family = np.zeros(int(profiles.family.max()) + 1, dtype=np.float32)
    np.add.at(by_family, profiles.family[profiles.owner[nearest]], shares / shares.sum())
    return by_family[profiles.family]


def _kind(reader: Reader, unit: str) -> ConceptKind:
    return ConceptKind.QUALITY if unit.startswith("#") else reader.kind(unit)


def _unknown_words(lexicon: Lexicon, question: Reading) -> dict[str, float]:
    found = {}
    for place in question.unknown:
        word = question.words[place].text
        zipf = lexicon.zipf(word)
        rarity = (_COMMON_ZIPF - zipf) / (_COMMON_ZIPF - _RARE_ZIPF)
        found[word] = _UNKNOWN * min(1.0, max(0.05, rarity)) if len(word) > 1 else 0.0
    return found


def _word_scores(index: Index, question: Reading, count: int, profiles: Profiles) -> Floats:
    scores = np.zeros(count, dtype=np.float32)
    places = {entry.id: place for place, entry in enumerate(profiles.entries)}
    for candidate in index.rank(question.text, k=20).candidates:
        scores[places[candidate.entry]] = candidate.score
    return scores
