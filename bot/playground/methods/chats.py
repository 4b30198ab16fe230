"""What the bot can learn of a chat and its members, and leaving it."""

from __future__ import annotations

from ..errors import bad_request
from ..rooms import Room, chat_member, permissions
from ..values import Json, User, as_json
from ..world import World
from .addressing import joined_room, known_room
from .parameters import Parameters

_GIFTS = dict.fromkeys(
    (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ),
    False,
)


def get_chat(world: World, parameters: Parameters) -> Json:
    """The chat with its every required field; https://core.telegram.org/bots/api#chatfullinfo."""
    room = known_room(world, parameters)
    full: Json = as_json(room.chat) | {
        "accent_color_id": abs(room.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _GIFTS,
    }
    return full if room.is_private else full | {"permissions": permissions()}


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """A member's status; of somebody who never was in the chat it is "left"."""
    room = joined_room(world, parameters)
    user = _user(world, parameters.integer("user_id"))
    return chat_member(user, room.members.get(user.id, "left"))


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """The creator and the administrators who are people; the bot itself if it is one."""
    room = joined_room(world, parameters)
    if room.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [
        chat_member(_user(world, number), status)
        for number, status in room.members.items()
        if status in {"creator", "administrator"}
    ]


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """How many are in the chat, the bot among them."""
    room = joined_room(world, parameters)
    return sum(room.has(_user(world, number)) for number in room.members)


def leave_chat(world: World, parameters: Parameters) -> bool:
    """Let the bot leave a group."""
    room: Room = joined_room(world, parameters)
    if room.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    world.set_status(room, world.bot.user, "left", by=world.bot.user)
    return True


def _user(world: World, number: int) -> User:
    if number == world.bot.user.id:
        return world.bot.user
    if number not in world.people:
        raise bad_request("user not found")
    return world.people[number].user
