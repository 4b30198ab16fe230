"""A group of people who talk: thousands of ordinary messages, and now and then a claim about the subject.

Everything is drawn from templates and labelled cases with a fixed seed, so that the group says the same each time.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases"
ROUNDS = ("check-round-1.jsonl", "check-round-2.jsonl")
QUESTIONS = ("round-1.jsonl", "round-2.jsonl", "round-3.jsonl", "round-4.jsonl")

CHATTER = Path(__file__).parent / "chatter"
"""What people say, by language, in a group that is about something else; many words are those of the subject."""

SLOTS = {
    "es": {"day": ("lunes", "sábado"), "thing": ("tornillos", "libros"), "place": ("centro", "bar", "mercado")},
    "en": {"day": ("Monday", "Saturday"), "thing": ("screws", "books"), "place": ("centre", "pub", "market")},
    "ru": {"day": ("понедельник", "субботу"), "thing": ("болтов", "книг"), "place": ("центр", "рынок", "кафе")},
    "az": {"day": ("bazar ertəsi", "şənbə"), "thing": ("vida", "kitab"), "place": ("mərkəz", "bazar", "kafe")},
}
NAMES = {
    "es": ("Ana", "Mijaíl", "Boris", "Lucía"),
    "en": ("Emma", "Mike", "Boris", "Dmitri"),
    "ru": ("Иван", "Борис", "Дмитрий", "Ольга"),
    "az": ("Leyla", "Elçin", "Rəşad", "Boris"),
}
COUNTS = (2, 5, 12, 21, 26, 29, 90, 93, 100)
"""Those of the document among others."""


class Kind(Enum):
    """What a message is."""

    ORDINARY = "ordinary"
    TRUE = "true"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Said:
    """A message and when it is said, in seconds from the first one."""

    at: float
    text: str
    kind: Kind


def crowd(count: int, *, claims: float = 0.02, seconds: float = 40.0, seed: int = 14) -> Iterator[Said]:
    """Return what a group says: so many messages, that share of them claims, so many seconds apart on average."""
    luck = random.Random(seed)
    chatter, true, false = _cases()
    at = 0.0
    for _ in range(count):
        at += luck.expovariate(1 / seconds)
        if luck.random() < claims:
            kind = luck.choice((Kind.TRUE, Kind.FALSE))
            yield Said(at, luck.choice(true if kind is Kind.TRUE else false), kind)
        else:
            text = _varied(luck.choice(chatter), luck) if luck.random() < 0.3 else _from_template(luck)
            yield Said(at, text, Kind.ORDINARY)


def _cases() -> tuple[list[str], list[str], list[str]]:
    """Return ordinary messages, true claims and false ones from the labelled cases."""
    cases = [json.loads(line) for name in ROUNDS + QUESTIONS for line in (CASES / name).read_text().splitlines()]
    chatter = [case["text"] for case in cases if case["expect"].get("outcome") in ("silent", "abstain")]
    verdicts: dict[str, list[str]] = {"supported": [], "refuted": []}
    for case in cases:
        verdicts.get(case["expect"].get("verdict"), []).append(case["text"])
    return chatter, verdicts["supported"], verdicts["refuted"]


@cache
def _templates(language: str) -> list[str]:
    return (CHATTER / f"{language}.txt").read_text().splitlines()


def _from_template(luck: random.Random) -> str:
    language = luck.choice(tuple(SLOTS))
    chosen = {name: luck.choice(values) for name, values in SLOTS[language].items()}
    hour = f"{luck.randint(1, 23)}:{luck.choice(('00', '30', '45'))}"
    text = luck.choice(_templates(language)).format(
        name=luck.choice(NAMES[language]),
        n=luck.choice(COUNTS),
        a=luck.randint(0, 4),
        b=luck.randint(0, 4),
        hour=hour,
        year=luck.choice((1988, 1990, 1995, 2010)),
        **chosen,
    )
    return _varied(text, luck)


def _varied(text: str, luck: random.Random) -> str:
    """Write a text as people do: shouted, without accents, with a slip of the finger, with an emoji."""
    match luck.randrange(12):
        case 0:
            return text.upper()
        case 1:
            return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        case 2 if len(text) > 3:
            place = luck.randrange(len(text) - 1)
            return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        case 3:
            return f"{text} {luck.choice(('🙂', '😂', '👍', '!!', '...'))}"
    return text
