"""Sending, editing and deleting messages."""

from __future__ import annotations

from typing import Any

from ..errors import bad_request
from ..rooms import Room
from ..values import Message
from ..world import World
from .addressing import joined_room, own_message, place, writable_room
from .content import keyboard, link_preview, message_text
from .parameters import Parameters

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(world: World, parameters: Parameters) -> Message:
    """Send a text; https://core.telegram.org/bots/api#sendmessage."""
    room = writable_room(world, parameters)
    content = message_text(parameters)
    return world.post(
        room,
        from_=world.bot.user,
        text=content.text,
        entities=content.entities,
        reply_markup=keyboard(parameters.mapping("reply_markup", "reply markup")),
        link_preview_options=_preview(parameters),
        **place(world, room, parameters),
    )


def edit_message_text(world: World, parameters: Parameters) -> Message | bool:
    """Give a message another text; without `reply_markup` it loses its keyboard."""
    message = own_message(world, parameters)
    content = message_text(parameters)
    return _edit(
        world,
        message,
        parameters,
        text=content.text,
        entities=content.entities,
        link_preview_options=_preview(parameters),
    )


def edit_message_reply_markup(world: World, parameters: Parameters) -> Message | bool:
    """Give a message another keyboard, or none."""
    return _edit(world, own_message(world, parameters), parameters)


def _edit(world: World, message: Message, parameters: Parameters, **fields: Any) -> Message | bool:
    fields["reply_markup"] = keyboard(parameters.mapping("reply_markup", "reply markup"))
    if all(getattr(message, name) == value for name, value in fields.items()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly"
            " the same as a current content and reply markup of the message"
        )
    edited = world.change(message, edit_date=world.now(), **fields)
    return True if "inline_message_id" in parameters else edited


def _preview(parameters: Parameters) -> Any:
    given = parameters.mapping("link_preview_options", "link preview options")
    if parameters.flag("disable_web_page_preview"):
        given = {"is_disabled": True} | given
    return link_preview(given)


def delete_message(world: World, parameters: Parameters) -> bool:
    """Delete a message of the bot's, any in a private chat, or, as an admin, anybody's."""
    room = joined_room(world, parameters)
    _delete(world, room, parameters.integer("message_id"))
    return True


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Delete up to a hundred messages; those not found are passed over."""
    room = joined_room(world, parameters)
    wanted = parameters.array("message_ids", "message identifiers")
    if not 1 <= len(wanted) <= 100:
        raise bad_request("message identifiers are not specified")
    for number in wanted:
        if number in room.messages:
            _delete(world, room, int(str(number)))
    return True


def _delete(world: World, room: Room, message_id: int) -> None:
    message = room.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    own = message.from_ == world.bot.user
    if not (own or room.is_private or room.is_run_by(world.bot.user)):
        raise bad_request("message can't be deleted")
    world.delete(message)


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show for some seconds what the bot is doing."""
    room = writable_room(world, parameters)
    action = parameters.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.happen("action", {"chat_id": room.id, "action": action})
    return True
