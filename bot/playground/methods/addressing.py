"""Which chat and which message a call means, or Telegram's reason why it may not."""

from __future__ import annotations

from ..errors import ApiError, bad_request, forbidden, not_implemented
from ..rooms import Room
from ..values import Json, Message, TextQuote
from ..world import World
from .content import formatted
from .parameters import Parameters


def known_room(world: World, parameters: Parameters) -> Room:
    """The chat that `chat_id` names, if the bot has ever met it."""
    if "chat_id" not in parameters:
        raise bad_request("chat_id is empty")
    room = world.rooms.get(parameters.integer("chat_id"))
    if room is None or (world.bot.user.id not in room.members and not room.is_private):
        raise bad_request("chat not found")
    if room.migrated_to:
        raise bad_request(
            "group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": room.migrated_to},
        )
    return room


def joined_room(world: World, parameters: Parameters) -> Room:
    """The chat that `chat_id` names, if the bot is in it now."""
    room = known_room(world, parameters)
    if not room.has(world.bot.user):
        raise _absence(world, room)
    return room


def writable_room(world: World, parameters: Parameters) -> Room:
    """The chat that `chat_id` names, if the bot may write there."""
    room = joined_room(world, parameters)
    if room.members[world.bot.user.id] == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    return room


def _absence(world: World, room: Room) -> ApiError:
    kind = "group" if room.chat.type == "group" else "supergroup"
    match room.is_private, room.members.get(world.bot.user.id):
        case True, "kicked":
            return forbidden("bot was blocked by the user")
        case True, _:
            return forbidden("bot can't initiate conversation with a user")
        case False, "kicked":
            return forbidden(f"bot was kicked from the {kind} chat")
        case _:
            return forbidden(f"bot is not a member of the {kind} chat")


def place(world: World, room: Room, parameters: Parameters) -> Json:
    """The fields of a new message that tell its topic, what it answers and what it quotes.

    Telegram's General topic has no thread id, and a chat without topics knows none.
    """
    thread = parameters.integer("message_thread_id") or None
    if thread is not None and thread not in room.topics:
        raise bad_request("message thread not found")
    given = parameters.mapping("reply_parameters", "reply parameters")
    if "reply_to_message_id" in parameters:
        given = {
            "message_id": parameters.integer("reply_to_message_id"),
            "allow_sending_without_reply": parameters.flag("allow_sending_without_reply"),
        } | given
    if given.get("chat_id") not in (None, room.id, str(room.id)):
        raise not_implemented("replies across chats")
    answered = room.messages.get(int(given.get("message_id", 0)))
    if answered and thread is not None and answered.message_thread_id != thread:
        answered = None
    if given and answered is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    quote = _quote(answered, given) if answered and given.get("quote") else None
    return room.placed(answered, thread) | {"quote": quote}


def _quote(answered: Message, given: Json) -> TextQuote:
    wanted = formatted(
        str(given["quote"]),
        str(given.get("quote_parse_mode") or ""),
        given.get("quote_entities") or [],
    ).text
    units = answered.words.encode("utf-16-le")
    needle = wanted.encode("utf-16-le")
    near = int(given.get("quote_position") or 0)
    places = [at for at in range(len(units) // 2) if units.startswith(needle, 2 * at)]
    if not places or not wanted or len(needle) > 2 * 1024:
        raise bad_request("QUOTE_TEXT_INVALID")
    return TextQuote(text=wanted, position=min(places, key=lambda at: abs(at - near)), is_manual=True)


def own_message(world: World, parameters: Parameters) -> Message:
    """The bot's message that an edit means, by chat and message or by inline message id."""
    if "inline_message_id" in parameters:
        spot = world.inline_messages.get(parameters.text("inline_message_id"))
        message = spot and world.rooms[spot[0]].messages.get(spot[1])
        if not message:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    room = joined_room(world, parameters)
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")
    message = room.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.from_ != world.bot.user:
        raise bad_request("message can't be edited")
    return message
