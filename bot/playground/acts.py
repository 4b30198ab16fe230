"""The acts that the chat page asks for, from their JSON to what a Person does.

A wish is `{"person": id, "act": name, …}`; `room`, `message`, `to` and `topic` are ids, `reply_to`
is the id of a message in the same room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .errors import ActError
from .people import Person
from .queries import Query
from .rooms import Room
from .tour import TourStep
from .values import Json, Message
from .world import World


@dataclass(frozen=True, slots=True)
class Act:
    """One wish of one person."""

    world: World
    person: Person
    wish: Json
    tour: Sequence[TourStep]

    @property
    def room(self) -> Room:
        """The chat in which it happens."""
        return self.world.rooms[self.wish["room"]]

    @property
    def message(self) -> Message:
        """The message that it concerns."""
        found = self.room.messages.get(self.wish["message"])
        if found is None:
            raise ActError("that message is gone")
        return found

    @property
    def reply_to(self) -> Message | None:
        """The message that is answered, if any."""
        return self.room.messages.get(self.wish.get("reply_to") or 0)


def _say(act: Act) -> Message:
    return act.person.says(
        act.room,
        str(act.wish["text"]),
        reply_to=act.reply_to,
        quote=act.wish.get("quote") or None,
        topic=act.wish.get("topic"),
    )


def _show(act: Act) -> Message:
    return act.person.shows(act.room, str(act.wish["text"]), reply_to=act.reply_to, topic=act.wish.get("topic"))


def _forward(act: Act) -> Message:
    return act.person.forwards(act.message, act.world.rooms[act.wish["to"]], topic=act.wish.get("topic"))


def _type(act: Act) -> Query:
    return act.person.types_inline(str(act.wish["text"]), act.room, offset=str(act.wish.get("offset", "")))


def _pick(act: Act) -> Message:
    query = act.world.queries[act.wish["query"]]
    return act.person.picks(query, act.wish["result"], topic=act.wish.get("topic"))


def _follow_tour(act: Act) -> Message:
    step = act.tour[act.wish["step"]]
    room = _tour_room(act, step.chat)
    if step.kind == "ask":
        return act.person.says(room, step.text)
    place = _tour_room(act, "") if room.is_private else room
    others = (each for each in act.world.people.values() if each is not act.person)
    teller = next((each for each in others if place.has(each.user)), None)
    if teller is None:
        raise ActError("there is nobody else to say it")
    claim = teller.says(place, step.text)
    if room.is_private:
        return act.person.forwards(claim)
    return act.person.says(room, "/check", reply_to=claim)


def _tour_room(act: Act, title: str) -> Room:
    if title == "private":
        return act.person.private
    for room in act.world.rooms.values():
        if not room.is_private and title in ("", room.chat.title) and room.has(act.person.user):
            return room
    raise ActError(f"{act.person.user.first_name} is not in {title or 'any group'}")


ACTS: Mapping[str, Callable[[Act], Message | Query | None]] = {
    "say": _say,
    "show": _show,
    "edit": lambda act: act.person.edits(act.message, str(act.wish["text"])),
    "forward": _forward,
    "delete": lambda act: act.person.deletes(act.message),
    "press": lambda act: act.person.presses(act.message, act.wish["button"]),
    "type": _type,
    "pick": _pick,
    "block": lambda act: act.person.blocks(),
    "unblock": lambda act: act.person.unblocks(),
    "set_bot": lambda act: act.person.sets_bot(act.room, str(act.wish["status"])),
    "follow_tour": _follow_tour,
}
