"""The second reader: how alike a question and every wording are to an offline sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from bot.answering.ridge import Floats
from bot.matching.encoder import as_question


class TextEncoder(Protocol):
    """Turns texts into unit vectors: float32, one row a text."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return an array of shape (len(texts), dimensions)."""
        ...


class PlainEncoder:
    """Reads every text as one plain question, however it was written; see as_question."""

    def __init__(self, encoder: TextEncoder) -> None:
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return an array of shape (len(texts), dimensions)."""
        return self._encoder.encode([as_question(text) for text in texts])


class WordingEncoder:
    """Compares questions with wordings whose vectors were made in advance."""

    def __init__(self, vectors: Floats, encoder: TextEncoder) -> None:
        self._vectors = vectors
        self._encoder = encoder

    def similarities(self, text: str) -> Floats:
        """Return the cosine of a text with each wording, float32 in -1…1."""
        vector = self._encoder.encode([text])[0]
        return np.asarray(self._vectors @ vector, dtype=np.float32)
