"""What simpler bots would answer: the entry of the nearest wording, by a score that everybody knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from bot.answering.outcome import Outcome, OutcomeKind
from bot.errors import UnavailableError
from bot.library.model import Entry, EntryKind
from bot.matching.encoder import Encoder
from bot.matching.text import normalize

Scorer = Callable[[str], NDArray[np.floating]]
"""Scores a question against every wording, in their order: higher is nearer."""


class Nearest:
    """A bot that replies with the entry of the nearest wording; of equally near ones, the first.

    `owners` are the entries of the wordings, one each. There is no threshold: the confidence of an outcome is the
    score itself, on the scale of its scorer, and whoever compares puts the threshold where it serves best.
    """

    def __init__(self, owners: Sequence[Entry], scorer: Scorer) -> None:
        self._owners = owners
        self._scorer = scorer

    def ask(self, text: str) -> Outcome:
        """Return the nearest entry as an answer or as not stated; an abstention where the wording is small talk.

        The outcome is to be scored, not to be shown: it has no language.
        """
        scores = self._scorer(text)
        best = int(np.argmax(scores))
        entry, confidence = self._owners[best], float(scores[best])
        match entry.kind:
            case EntryKind.ANSWER:
                return Outcome(OutcomeKind.ANSWER, "", entries=(entry,), confidence=confidence)
            case EntryKind.NOT_STATED:
                return Outcome(OutcomeKind.NOT_STATED, "", entries=(entry,), confidence=confidence)
            case EntryKind.SMALLTALK:
                return Outcome(OutcomeKind.ABSTAIN, "", confidence=confidence)
            case _:
                assert_never(entry.kind)


def weighted_ratio(texts: Sequence[str]) -> Scorer:
    """Score with WRatio of rapidfuzz, 0…100: the best of several ratios, whole, partial and by tokens."""
    from rapidfuzz import fuzz

    return _rapidfuzz(texts, fuzz.WRatio)


def token_set_ratio(texts: Sequence[str]) -> Scorer:
    """Score with token_set_ratio of rapidfuzz, 0…100: 100 as soon as one set of words holds the other."""
    from rapidfuzz import fuzz

    return _rapidfuzz(texts, fuzz.token_set_ratio)


def _rapidfuzz(texts: Sequence[str], scorer: Callable[..., float]) -> Scorer:
    from rapidfuzz import process

    choices = [normalize(text) for text in texts]
    return lambda text: process.cdist([normalize(text)], choices, scorer=scorer)[0]


def bm25(texts: Sequence[str]) -> Scorer:
    """Score with BM25 over words (bm25s with its defaults), from 0 up; raises UnavailableError without the package.

    Lù 2024, https://arxiv.org/abs/2407.03618
    """
    try:
        import bm25s
    except ImportError as error:
        raise _missing("BM25", "bm25s") from error
    retriever = bm25s.BM25()
    retriever.index([normalize(text).split() for text in texts], show_progress=False)
    silent = np.zeros(len(texts))

    def score(text: str) -> NDArray[np.floating]:
        words = [word for word in normalize(text).split() if word in retriever.vocab_dict]
        return np.asarray(retriever.get_scores(words)) if words else silent

    return score


def character_tfidf(texts: Sequence[str]) -> Scorer:
    """Score with the cosine of TF-IDF over 3 to 5 characters within words (scikit-learn's char_wb), 0…1.

    Raises UnavailableError without the package.
    """
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError as error:
        raise _missing("TF-IDF", "scikit-learn") from error
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    rows = vectorizer.fit_transform([normalize(text) for text in texts]).T.tocsr()
    return lambda text: np.asarray((vectorizer.transform([normalize(text)]) @ rows).toarray()[0])


def encoded(vectors: NDArray[np.float32], encoder: Encoder) -> Scorer:
    """Score with the cosine of a sentence encoder, -1…1; `vectors` are the wordings', of length 1, a row each."""
    return lambda text: np.asarray(vectors @ encoder.encode([text])[0])


LEXICAL: dict[str, Callable[[Sequence[str]], Scorer]] = {
    "rapidfuzz WRatio": weighted_ratio,
    "rapidfuzz token_set_ratio": token_set_ratio,
    "BM25 (bm25s)": bm25,
    "TF-IDF, 3–5 characters": character_tfidf,
}
"""The peers that read letters and words, each by its name in the table and built from the wordings.

All of them read texts in Cotejo's own normal form, which serves them better than raw text.
"""


def _missing(peer: str, package: str) -> UnavailableError:
    return UnavailableError(f"the comparison with {peer} needs {package}: pip install 'cotejo[dev]'")
