"""What the operator decides, from options or the environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class ListeningLimits:
    """How much the bot may say unasked in one group that listens.

    `an_hour` is the most replies within any sixty minutes; `cool_down` is for how many hours, at most a week, the
    same fact is not spoken of again.
    """

    an_hour: int = 3
    cool_down: int = 24


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how the bot is reached.

    `semantic` lets the sentence encoder read too, where it is installed. `token` is Telegram's; without one the bot
    runs on the local Bot API.
    """

    seeds: Path = ROOT / "seeds"
    knowledge: Path = ROOT / "knowledge"
    cache: Path = field(default_factory=lambda: user_cache_path("cotejo"))
    store: Path = field(default_factory=lambda: user_data_path("cotejo") / "cotejo.sqlite")
    semantic: bool = True
    token: str = ""
    listening: ListeningLimits = ListeningLimits()
