"""The three loops in which a query spends its time, compiled by numba where that is installed (extra `fast`).

Each does what the plain route in NumPy does and returns the very same numbers, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numpy as np
from numba import njit

from bot.matching.arrays import Bytes, Floats, Hashes, Ints, Longs

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function at its first call, and keep the machine code on disk."""
    return cast(Callable[P, R], njit(cache=True, nogil=True)(function))


@compiled
def distance(places: Hashes, size: int, other: Bytes) -> int:
    """Return the edits between two words, an exchange of neighbours being one (optimal string alignment).

    Bit c of `places[letter]` is set if the first word, of `size` letters, has that letter at place c. Source: Hyyrö,
    "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
    """
    one = np.uint64(1)
    rises, falls, diagonal, before = ~np.uint64(0), np.uint64(0), np.uint64(0), np.uint64(0)
    last, edits = one << np.uint64(size - 1), size
    for letter in other:
        same = places[letter]
        exchanged = ((~diagonal & same) << one) & before
        diagonal = (((same & rises) + rises) ^ rises) | same | falls | exchanged
        up, down = falls | ~(diagonal | rises), diagonal & rises
        if up & last:
            edits += 1
        if down & last:
            edits -= 1
        up, down = (up << one) | one, down << one
        rises, falls, before = down | ~(diagonal | up), up & diagonal, same
    return edits


@compiled
def sharing(
    slots: Longs, span: int, starts: Longs, grams: Ints, low: int, high: int, lengths: Longs, must: int, scale: float,
    size: int, asked: int,
) -> tuple[Longs, Floats]:  # fmt: skip
    """Count the bigrams that words low … high - 1 share with one of `asked`; return the best `size` and their shares.

    `slots`: where in `starts` the words of the shortest length with each bigram begin; `span`: lengths looked at.
    """
    counts = np.zeros(high - low, np.uint8)
    found, total = np.zeros(high - low, np.int64), 0
    for slot in slots:
        for place in range(starts[slot], starts[slot + span]):
            word = grams[place] - low
            counts[word] += 1
            if counts[word] == must:
                found[total] = word
                total += 1
    best, shares, held = np.zeros(size, np.int64), np.zeros(size), 0
    for word in found[:total]:
        share = min(1.0, scale * counts[word] / (asked + lengths[word + low] + 1))
        if held == size and (share < shares[size - 1] or (share == shares[size - 1] and word + low > best[size - 1])):
            continue
        held = min(size, held + 1)
        at = held - 1
        while at > 0 and (shares[at - 1] < share or (shares[at - 1] == share and best[at - 1] > word + low)):
            shares[at], best[at] = shares[at - 1], best[at - 1]
            at -= 1
        shares[at], best[at] = share, word + low
    order = np.argsort(best[:held])
    return best[:held][order], shares[:held][order]


@compiled
def near(
    word: Bytes, slots: Longs, span: int, starts: Longs, grams: Ints, low: int, high: int, lengths: Longs,
    letters: Bytes, letter_starts: Longs, must: int, scale: float, asked: int, own: int,
    limits: tuple[int, int, float, float, float, float],
) -> tuple[Longs, Floats]:  # fmt: skip
    """Return the words near a word and their closeness; word w reads `letters[letter_starts[w]:letter_starts[w + 1]]`.

    `limits`: words whose edits are counted, words kept, and the least and the weights that `vocabulary` names.
    """
    checked, kept, least_likeness, least_shared, by_edits, by_bigrams = limits
    found, shares = sharing(slots, span, starts, grams, low, high, lengths, must, scale, checked, asked)
    places = np.zeros(256, np.uint64)
    for place, letter in enumerate(word):
        places[letter] |= np.uint64(1) << np.uint64(place)
    best, closeness, held = np.zeros(kept, np.int64), np.zeros(kept), 0
    for place, other in enumerate(found):
        edits = distance(places, len(word), letters[letter_starts[other] : letter_starts[other + 1]])
        likeness = 1 - edits / max(len(word), lengths[other])
        if likeness < least_likeness and shares[place] < least_shared:
            continue
        close = by_edits * (likeness * likeness if likeness >= least_likeness else 0.0) + by_bigrams * shares[place]
        if other == own:
            close = 1.0
        if held == kept and close <= closeness[kept - 1]:
            continue
        held = min(kept, held + 1)
        at = held - 1
        while at > 0 and closeness[at - 1] < close:
            closeness[at], best[at] = closeness[at - 1], best[at - 1]
            at -= 1
        closeness[at], best[at] = close, other
    order = np.argsort(best[:held])
    steps = np.rint(closeness[:held][order] * 4096)
    return best[:held][order], np.maximum(1.0, steps) / 4096


@compiled
def pairs_shared(
    query: Bytes, texts: Bytes, count: int, codes: Longs, base: int, rarity: Floats
) -> tuple[Floats, Floats, float]:
    """Return the rarity of the pairs that each text shares with the query, of all its pairs, and of all the query's.

    Texts stand one after another, each between blanks and with a line end after all but the last.
    """
    asked, seen = np.zeros(base * base), np.full(base * base, -1, np.int64)
    shared, held, whole = np.zeros(count), np.zeros(count), 0.0
    for place in range(len(query) - 1):
        pair = codes[query[place]] * base + codes[query[place + 1]]
        if not asked[pair]:
            asked[pair] = rarity[pair]
            whole += rarity[pair]
    at = 0
    for place in range(len(texts) - 1):
        if texts[place] == 10:
            at += 1
        pair = codes[texts[place]] * base + codes[texts[place + 1]]
        if seen[pair] != at:
            seen[pair] = at
            shared[at] += asked[pair]
            held[at] += rarity[pair]
    return shared, held, whole


@compiled
def gathered(
    starts: Longs, ends: Longs, gains: Longs, rows: Ints, weight: Floats, asked: float, scale: float, size: int
) -> Longs:
    """Add the gains of the lists of rows, and return the best `size` rows, ascending."""
    room = 1024
    while room < 2 * (ends - starts).sum():
        room *= 2
    owner, held = np.zeros(room, np.int32), np.zeros(room, np.int32)  # the row + 1, 0 for none, and its gains
    for part in range(len(starts)):
        for place in range(starts[part], ends[part]):
            row = rows[place] + 1
            slot = (row * 0x9E3779B1 >> 7) & (room - 1)
            while owner[slot] != row and owner[slot]:
                slot = (slot + 1) & (room - 1)
            owner[slot] = row
            held[slot] += gains[part]
    best, values, count, least = np.zeros(size, np.int64), np.zeros(size), 0, 1.0
    for slot in range(room):
        if held[slot] < least:  # no row has a value above three times its share of what is asked
            continue
        row, gain = owner[slot] - 1, held[slot] / scale
        value = gain / asked + 2 * gain / (asked + weight[row])
        if count == size and (value < values[size - 1] or (value == values[size - 1] and row > best[size - 1])):
            continue
        count = min(size, count + 1)
        at = count - 1
        while at > 0 and (values[at - 1] < value or (values[at - 1] == value and best[at - 1] > row)):
            values[at], best[at] = values[at - 1], best[at - 1]
            at -= 1
        values[at], best[at] = value, row
        if count == size:
            least = max(1.0, values[size - 1] * asked * scale / 3.000001)
    return np.sort(best[:count])


@compiled
def spelled(
    rows: Longs, row_starts: Longs, row_words: Ints, letters: Bytes, letter_starts: Longs, lengths: Longs
) -> Bytes:
    """Return rows as words with blanks between them, and line ends between the rows."""
    size = 0
    for row in rows:
        for place in range(row_starts[row], row_starts[row + 1]):
            size += lengths[row_words[place]] + 1
    text, at = np.full(size, 32, np.uint8), 0
    for row in rows:
        for place in range(row_starts[row], row_starts[row + 1]):
            word = row_words[place]
            for letter in range(letter_starts[word], letter_starts[word + 1]):
                text[at] = letters[letter]
                at += 1
            at += 1
        text[at - 1] = 10
    return text[: size - 1]


@compiled
def met_in(
    rows: Longs, row_starts: Longs, row_words: Ints, near: Longs, closeness: Floats, rarity: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return, as `scoring.meet` does, how near the words of each row come to those of a query."""
    met, rare = np.zeros((len(closeness), len(rows))), np.zeros((len(closeness), len(rows)))
    held = np.zeros(len(rows))
    for at, row in enumerate(rows):
        for place in range(row_starts[row], row_starts[row + 1]):
            word = np.int64(row_words[place])
            column = np.searchsorted(near, word)
            if column == len(near) or near[column] != word:
                continue
            nearest = 0.0
            for asked in range(len(closeness)):
                sure = closeness[asked, column]
                nearest = max(nearest, sure)
                met[asked, at] = max(met[asked, at], sure)
                rare[asked, at] = max(rare[asked, at], sure * rarity[word])
            held[at] += nearest * rarity[word]
    return met, rare, held
