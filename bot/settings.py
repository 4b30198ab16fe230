"""What the operator decides, from options or the environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

ROOT = Path(__file__).parent.parent


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
