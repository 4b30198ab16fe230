"""The knowledge made ready once and kept in a cache: loading it again takes milliseconds."""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from bot.answering.encoder import TextEncoder
from bot.answering.head import fit_head
from bot.answering.letters import load_letters
from bot.answering.profiles import Profiles, build_profiles
from bot.answering.ridge import Floats
from bot.answering.smalltalk import with_smalltalk
from bot.errors import KnowledgeError
from bot.library.fingerprint import LANGUAGE_DATA, fingerprint
from bot.library.model import Entry, Library
from bot.matching import Index, Phrasing
from bot.reading.lexemes import Lexemes, read_lexemes
from bot.reading.lexicon import Lexicon, build_lexicon
from bot.reading.numbers import NumberWords
from bot.reading.reader import Reader

FORMAT = 15
"""Raised when what is cached changes its shape."""

_PROFILES = ("weights", "signatures", "owner", "may", "roles", "norms")
"""The arrays of the profiles."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything the decisions need. `vectors` has a row for each wording; `head` was learnt from the units alone,
    `head_of_both` from units and vectors. The last two are None without the encoder.
    """

    library: Library
    reader: Reader
    profiles: Profiles
    index: Index
    head: Floats
    vectors: Floats | None
    head_of_both: Floats | None


def compile_knowledge(seeds: Path, knowledge: Path, cache: Path, encoder: TextEncoder | None) -> Compiled:
    """Return the compiled knowledge, from the cache if it holds this very knowledge; raises KnowledgeError."""
    name = f"{fingerprint(seeds, knowledge)}-{FORMAT}{'-encoded' if encoder is not None else ''}"
    place = cache / name
    if not (place / "done").exists():
        from bot.library.load import load

        library = load(seeds, knowledge)
        with drafted(place) as draft:
            _write(draft, library, encoder)
    return _read(place, encoded=encoder is not None)


@contextmanager
def drafted(place: Path) -> Iterator[Path]:
    """Yield a folder to write into, which takes the place's name once all is written, unless another was first."""
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=place.parent))
    yield draft
    (draft / "done").touch()
    if place.exists() and not (place / "done").exists():
        shutil.rmtree(place)
    try:
        draft.rename(place)
    except OSError:
        shutil.rmtree(draft)
        if not (place / "done").exists():
            raise


def build_index(library: Library) -> Index:
    """Return the fuzzy index of every wording, in the order of the profiles' rows."""
    return Index.build(Phrasing(entry=entry.id, text=text) for entry in library.entries for text in _wordings(entry))


def wording_texts(library: Library) -> list[str]:
    """Return every wording, in the order of the profiles' rows."""
    return [text for entry in library.entries for text in _wordings(entry)]


def _write(draft: Path, library: Library, encoder: TextEncoder | None) -> None:
    (draft / "library.json").write_bytes(msgspec.json.encode(library))
    library = with_smalltalk(library)
    texts = [*wording_texts(library), *(text for entry in library.entries for text in entry.answer.values())]
    lines = [line for document in library.documents for line in document.lines]
    lexicon = build_lexicon([*texts, *lines])
    number_words = read_number_words()
    lexemes = read_lexemes(library.concepts)
    reader = Reader(library.concepts, lexicon, number_words, lexemes)
    profiles = build_profiles(library, reader)
    build_index(library).save(draft / "index")
    np.save(draft / "lexicon-words.npy", lexicon.words)
    np.save(draft / "lexicon-tenths.npy", lexicon.tenths)
    (draft / "lexemes.mp").write_bytes(msgspec.msgpack.encode(lexemes))
    (draft / "numbers.json").write_bytes(msgspec.json.encode(number_words))
    for name in _PROFILES:
        np.save(draft / f"{name}.npy", getattr(profiles, name))
    profiles.letters.save(draft / "letters")
    (draft / "profiles.json").write_bytes(msgspec.json.encode((profiles.unit_ids, profiles.words)))
    np.save(draft / "head.npy", fit_head(profiles, None))
    if encoder is not None:
        vectors = encoder.encode(wording_texts(library))
        np.save(draft / "vectors.npy", vectors)
        np.save(draft / "head-of-both.npy", fit_head(profiles, vectors))


def _read(place: Path, *, encoded: bool) -> Compiled:
    """Read what was written; the collector neither now nor later walks these many values, which stay to the end."""
    gc.disable()
    try:
        return _read_parts(place, encoded=encoded)
    finally:
        gc.freeze()
        gc.enable()


def _read_parts(place: Path, *, encoded: bool) -> Compiled:
    library = msgspec.json.decode((place / "library.json").read_bytes(), type=Library)
    lexicon = Lexicon(*(np.load(place / f"lexicon-{part}.npy", mmap_mode="r") for part in ("words", "tenths")))
    number_words = msgspec.json.decode((place / "numbers.json").read_bytes(), type=dict[str, NumberWords])
    unit_ids, words = msgspec.json.decode(
        (place / "profiles.json").read_bytes(), type=tuple[tuple[str, ...], tuple[frozenset[str], ...]]
    )
    profiles = Profiles(
        entries=with_smalltalk(library).entries,
        unit_ids=unit_ids,
        words=words,
        letters=load_letters(place / "letters"),
        **{name: np.load(place / f"{name}.npy", mmap_mode="r") for name in _PROFILES},
    )
    lexemes = msgspec.msgpack.decode((place / "lexemes.mp").read_bytes(), type=Lexemes)
    return Compiled(
        library=library,
        reader=Reader(library.concepts, lexicon, number_words, lexemes),
        profiles=profiles,
        index=Index.load(place / "index"),
        head=np.load(place / "head.npy", mmap_mode="r"),
        vectors=np.load(place / "vectors.npy", mmap_mode="r") if encoded else None,
        head_of_both=np.load(place / "head-of-both.npy", mmap_mode="r") if encoded else None,
    )


def read_number_words() -> dict[str, NumberWords]:
    """Return the number words of every language."""
    from bot.library.yaml_file import read

    file, problems = read(LANGUAGE_DATA / "numbers.yaml", "languages/numbers.yaml")
    if problems:
        raise KnowledgeError(tuple(problems))
    return {language: NumberWords.of(table) for language, table in file.data.items()}


def _wordings(entry: Entry) -> list[str]:
    return [text for language in entry.question for text in entry.wordings(language)]
