"""The sets on which quality is measured: stored phrasings, and queries with the entries they mean."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bot.matching import Phrasing
from tests.bench.synthetic import noisy

NOISES = ("clean", "n1", "n2")
"""No edit, one and two edits per ten characters."""
_FILES = {"clean": "queries.jsonl", "n1": "queries_n1.jsonl", "n2": "queries_n2.jsonl"}


@dataclass(frozen=True, slots=True)
class Query:
    """A query and the entries that answer it; none if it is out of scope."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class TestSet:
    """`queries` by the noise put upon them, the same queries in the same order for each."""

    __test__ = False
    name: str
    phrasings: tuple[Phrasing, ...]
    queries: dict[str, tuple[Query, ...]]


def load(data: Path | None, names: list[str]) -> list[TestSet]:
    """Read the sets of a data directory in alphabetical order, all or those named; without one, the sample."""
    if data is None:
        return [sample()]
    found = sorted(folder for folder in data.iterdir() if (folder / "kb.jsonl").exists())
    return [_read(folder) for folder in found if not names or folder.name in names]


def _read(folder: Path) -> TestSet:
    rows = [json.loads(line) for line in (folder / "kb.jsonl").read_text().splitlines()]
    phrasings = tuple(Phrasing(str(row["entry"]), row["text"]) for row in rows)
    queries = {noise: _queries(folder / file) for noise, file in _FILES.items() if (folder / file).exists()}
    for noise, edits in (("n1", 1), ("n2", 2)):
        queries.setdefault(noise, _with_noise(queries["clean"], edits))
    return TestSet(folder.name, phrasings, queries)


def _queries(file: Path) -> tuple[Query, ...]:
    queries = []
    for row in map(json.loads, file.read_text().splitlines()):
        entry = row["entry"]
        right = [] if entry is None else entry if isinstance(entry, list) else [entry]
        queries.append(Query(row["text"], frozenset(map(str, right))))
    return tuple(queries)


def _with_noise(queries: tuple[Query, ...], edits: int) -> tuple[Query, ...]:
    return tuple(Query(noisy(query.text, edits, seed=edits), query.right) for query in queries)


_SAMPLE = """
hours|When are you open?|What are your opening hours?|Are you open on Sundays?>at what time do you open|open on sunday
address|Where is your shop?|What is your address?|How do I get there?>how to get to the shop|your address please
returns|Can I return an item?|How do I send something back?|The return policy?>return an item i bought|sending it back
refund|When do I get my money back?|How long does a refund take?>refund not there yet|get my money back
delivery|When will my parcel arrive?|Where is my order?>my parcel where is it|when does the order arrive
payment|Which cards do you take?|Can I pay in cash?|Do you accept cheques?>is cash accepted|what cards can i pay with
account|How do I open an account?|I cannot log in|I forgot my password>forgot the password to log in|opening an account
warranty|How long is the warranty?|Is my broken phone covered?>phone broken is it covered|length of warranty
>who won the match last night|tell me a joke|what is the capital of France|will it rain tomorrow|translate hello
"""


def sample() -> TestSet:
    """Return a set of eight entries, to see the bench run; its figures mean nothing."""
    phrasings, queries = [], []
    for line in _SAMPLE.strip().splitlines():
        stored, _, asked = line.partition(">")
        entry, *texts = stored.split("|")
        phrasings += [Phrasing(entry, text) for text in texts]
        queries += [Query(text, frozenset([entry] if entry else [])) for text in asked.split("|")]
    clean = tuple(queries)
    noises = {"clean": clean, "n1": _with_noise(clean, 1), "n2": _with_noise(clean, 2)}
    return TestSet("sample", tuple(phrasings), noises)
