"""Phrasings and queries made up from a seed, in any number, so that speed can be measured without any data."""

from __future__ import annotations

import random
from itertools import accumulate

_ONSETS = ["", *"bcdfghjklmnprstvz", "br", "ch", "cl", "dr", "fr", "gr", "pl", "pr", "qu", "sh", "st", "th", "tr"]
_VOWELS = [*"aeiou", "ai", "ea", "ou", "io"]
_CODAS = ["", "", "", *"lmnrst", "ck", "nd", "ng", "st"]
_KEYS = "qwertyuiopasdfghjklzxcvbnm"


def phrasings(count: int, seed: int = 1) -> list[str]:
    """Return so many phrasings of 4 to 14 words, whose frequencies follow Zipf's law.

    The vocabulary grows with the square root of their number (Heaps' law): about 2,000 words for 1,000 phrasings,
    100,000 for a million. Frequent words are short, as in any language.
    """
    dice = random.Random(seed)
    size = int(100 * count**0.5)
    words: list[str] = []
    seen: set[str] = set()
    while len(words) < size:
        syllables = 1 + min(4, int(dice.random() * 1.6 * len(str(len(words) + 1))))
        word = "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(syllables))
        if word not in seen:
            seen.add(word)
            words.append(word)
    reach = list(accumulate(1 / (rank + 2.7) for rank in range(size)))
    return [" ".join(dice.choices(words, cum_weights=reach, k=dice.randint(4, 14))) for _ in range(count)]


def noisy(text: str, edits_per_ten: int, seed: int) -> str:
    """Return a text with random slips of the keyboard: a letter more, less, another, or two exchanged."""
    dice = random.Random(f"{seed}:{text}")
    letters = list(text)
    for _ in range(round(len(text) * edits_per_ten / 10)):
        place = dice.randrange(len(letters))
        match dice.randrange(4):
            case 0:
                letters.insert(place, dice.choice(_KEYS))
            case 1 if len(letters) > 1:
                del letters[place]
            case 2:
                letters[place] = dice.choice(_KEYS)
            case _:
                letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)
