"""The bot as its owner has set it up, before it ever runs."""

from __future__ import annotations

from dataclasses import dataclass

from .values import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The bot as its owner has set it up; `privacy` is the privacy mode in groups.

    `feedback` lets it know which inline result was picked, `guest` lets people call it in chats
    of which it is no member.
    """

    token: str = "1000000001:playground"
    name: str = "Cotejo"
    username: str = "cotejo_bot"
    privacy: bool = True
    inline: bool = True
    feedback: bool = True
    guest: bool = True

    @property
    def user(self) -> User:
        """The bot's account; its id is the part of the token before the colon."""
        number = int(self.token.partition(":")[0])
        return User(id=number, is_bot=True, first_name=self.name, username=self.username)
