"""How long a query takes among more and more phrasings, contenders alternated, and what an index costs."""

from __future__ import annotations

import random
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.matching import Index, Phrasing
from tests.bench.contenders import CONTENDERS, Contender, Cotejo
from tests.bench.synthetic import noisy, phrasings

SLOW_BEYOND = {
    "rapidfuzz WRatio": 10_000, "rapidfuzz token_set_ratio": 10_000, "thefuzz": 1_000, "FTS5 trigram": 10_000,
    "TF-IDF char_wb(3,5)": 100_000, "cotejo + encoder": 1_000, "USE": 1_000, "MiniLM": 1_000,
}  # fmt: skip
"""Phrasings beyond which a contender is left out, since a run would take hours."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Times of one query in milliseconds of its thread's processor time, which others on the machine disturb least.

    `build` in seconds of the clock; `hit`: share of noisy known items found first.
    """

    name: str
    size: int
    median: float
    p99: float
    build: float
    hit: float


@dataclass(frozen=True, slots=True)
class Disk:
    """An index of the library under test: bytes a phrasing on disk, seconds to open it, peak bytes of the build."""

    size: int
    bytes_each: float
    load: float
    build_peak: int


def measure(names: list[str], sizes: list[int], queries: int) -> Iterator[Speed]:
    """Ask every contender the same noisy queries in turn, one query of each after the other."""
    for size in sizes:
        texts = phrasings(size)
        stored = [Phrasing(str(row), text) for row, text in enumerate(texts)]
        built: dict[str, tuple[Contender, float]] = {}
        for name in names:
            if size <= SLOW_BEYOND.get(name, size):
                began = time.perf_counter()
                contender = CONTENDERS[name](stored)
                built[name] = contender, time.perf_counter() - began
        dice = random.Random(3)
        chosen = [dice.randrange(size) for _ in range(queries)]
        times: dict[str, list[float]] = {name: [] for name in built}
        hits: dict[str, int] = dict.fromkeys(built, 0)
        for row in chosen:
            query = noisy(texts[row], 1, seed=7)
            for name, (contender, _) in built.items():
                began = time.thread_time()
                found = contender.top(query, 10)
                times[name].append(time.thread_time() - began)
                hits[name] += bool(found) and texts[found[0][0]] == texts[row]
        for name, (_, build) in built.items():
            median, p99 = np.quantile(times[name], [0.5, 0.99]) * 1e3
            yield Speed(name, size, float(median), float(p99), build, hits[name] / queries)


def disk(size: int) -> Disk:
    """Save an index and open it again."""
    stored = [Phrasing(str(row), text) for row, text in enumerate(phrasings(size))]
    tracemalloc.start()
    index = Cotejo(stored).index
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with tempfile.TemporaryDirectory() as place:
        index.save(place)
        began = time.perf_counter()
        Index.load(place)
        load = time.perf_counter() - began
        held = sum(file.stat().st_size for file in Path(place).iterdir())
    return Disk(size, held / size, load, peak)
