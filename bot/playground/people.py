"""What a person can do, as with a Telegram client in the hand. No I/O.

    ana = world.person("Ana", language="es")
    ana.says(ana.private, "¿Quién se disculpó?")

Each act returns what it made, so that the next one can refer to it. What no client would allow
raises ActError.
"""

from __future__ import annotations

from typing import Any

from .drafts import MAX_CAPTION, MAX_TEXT, button_of, sendable
from .entities import detect
from .errors import ActError
from .queries import Query
from .rooms import Room
from .sending import Sending, current, origin_on
from .stage import Stage
from .values import Json, Message, PhotoSize, User


class Person:
    """Someone with an account, and a private chat with the bot."""

    def __init__(self, world: Stage, user: User, private: Room) -> None:
        self.world = world
        self.user = user
        self.private = private

    @property
    def id(self) -> int:
        """The account's number."""
        return self.user.id

    # Speaking

    def says(
        self,
        room: Room,
        text: str,
        *,
        reply_to: Message | None = None,
        quote: str | None = None,
        topic: str | int | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Send a text, perhaps as a reply that quotes a part; `anonymous` is for admins."""
        return self._send(
            room,
            {"text": sendable(text, MAX_TEXT), "entities": detect(text)},
            reply_to=reply_to,
            quote=quote,
            topic=topic,
            anonymous=anonymous,
        )

    def shows(
        self,
        room: Room,
        caption: str,
        *,
        reply_to: Message | None = None,
        topic: str | int | None = None,
    ) -> Message:
        """Send a picture with a caption."""
        number = self.world.new_id()
        picture = PhotoSize(file_id=f"photo-{number}", file_unique_id=number)
        words = {"caption": sendable(caption, MAX_CAPTION), "caption_entities": detect(caption)}
        fields = {"photo": (picture,), **words}
        return self._send(room, fields, reply_to=reply_to, topic=topic)

    def forwards(self, message: Message, room: Room | None = None, *, topic: str | int | None = None) -> Message:
        """Forward a message to a chat, to the private one with the bot unless told otherwise."""
        fields = {
            "forward_origin": message.forward_origin or origin_on(self.world, message),
            "text": message.text,
            "entities": message.entities,
            "photo": message.photo,
            "caption": message.caption,
            "caption_entities": message.caption_entities,
        }
        return self._send(room or self.private, fields, topic=topic)

    def edits(self, message: Message, text: str) -> Message:
        """Give one's own message another text, or another caption."""
        standing = current(self.world, message)
        if standing.from_ != self.user:
            raise ActError(f"{self.user.first_name} did not write that message")
        words: Json = {"text": sendable(text, MAX_TEXT), "entities": detect(text)}
        if standing.photo:
            words = {"caption": sendable(text, MAX_CAPTION), "caption_entities": detect(text)}
        edited = self.world.change(standing, edit_date=self.world.now(), **words)
        self.world.tell(edited, "edited_message")
        return edited

    def deletes(self, message: Message) -> None:
        """Take back one's own message, or, as an admin, anybody's."""
        standing = current(self.world, message)
        room = self.world.rooms[message.chat.id]
        if standing.from_ != self.user and not (room.is_private or room.is_run_by(self.user)):
            raise ActError(f"{self.user.first_name} may not delete that message")
        self.world.delete(standing)

    # Pressing and picking

    def presses(self, message: Message, button: str | int, *, long_ago: bool = False) -> Query:
        """Press an inline button, given by its label or by its place, counted from 0.

        Of a message sent `long_ago` the bot is told no more than its chat and its number.
        """
        standing = current(self.world, message)
        data = button_of(standing, button).callback_data
        if data is None:
            raise ActError(f"the button {button!r} asks nothing of the bot")
        query = Query(
            id=self.world.new_id(),
            kind="callback",
            person=self.user,
            room_id=standing.chat.id,
            message_id=standing.message_id,
        )
        inline_id = self._inline_id(standing)
        payload: Json = {
            "id": query.id,
            "from": self.user,
            "chat_instance": str(abs(standing.chat.id)),
            "data": data,
        }
        place: Json = {"inline_message_id": inline_id} if inline_id else {"message": standing}
        if long_ago and not inline_id:
            place = {"message": {"chat": standing.chat, "message_id": standing.message_id, "date": 0}}
        return self.world.ask(query, "callback_query", payload | place)

    def types_inline(self, text: str, room: Room | None = None, *, offset: str = "") -> Query:
        """Type `@bot text` in a chat, without sending it."""
        if not self.world.bot.inline:
            raise ActError("the bot answers no inline queries")
        place = room or self.private
        query = Query(id=self.world.new_id(), kind="inline", person=self.user, text=text, room_id=place.id)
        payload: Json = {
            "id": query.id,
            "from": self.user,
            "query": text,
            "offset": offset,
            "chat_type": "sender" if place is self.private else place.chat.type,
        }
        return self.world.ask(query, "inline_query", payload)

    def picks(self, query: Query, result_id: str | None = None, *, topic: str | int | None = None) -> Message:
        """Send one of the results of an inline query, the first unless told otherwise."""
        found = [each for each in query.results if result_id in (None, each.id)]
        if not found:
            raise ActError(f"the bot offers no result {result_id!r}")
        result = found[0]
        fields = {
            "text": result.content.text,
            "entities": result.content.entities,
            "reply_markup": result.keyboard,
            "link_preview_options": result.preview,
            "via_bot": self.world.bot.user,
        }
        message = self._send(self.world.rooms[query.room_id], fields, topic=topic)
        chosen: Json = {"result_id": result.id, "from": self.user, "query": query.text}
        if result.keyboard:
            inline_id = chosen["inline_message_id"] = self.world.new_id()
            self.world.inline_messages[inline_id] = (message.chat.id, message.message_id)
        if self.world.bot.feedback:
            self.world.update("chosen_inline_result", chosen)
        return message

    # Coming and going

    def starts(self, parameter: str = "") -> Message:
        """Press Start in the private chat, perhaps through a deep link."""
        return self.says(self.private, f"/start {parameter}".strip())

    def blocks(self) -> None:
        """Block the bot."""
        self.world.set_status(self.private, self.world.bot.user, "kicked", by=self.user)

    def unblocks(self) -> None:
        """Let the bot speak again."""
        self.world.set_status(self.private, self.world.bot.user, "member", by=self.user)

    def joins(self, room: Room) -> None:
        """Enter a group."""
        self.world.set_status(room, self.user, "member", by=self.user)

    def leaves(self, room: Room) -> None:
        """Leave a group."""
        self.world.set_status(room, self.user, "left", by=self.user)

    def sets_bot(self, room: Room, status: str) -> None:
        """Add the bot to a group, remove it or change its rights; `status` is the Bot API's."""
        if not self.world.rooms[room.id].has(self.user):
            raise ActError(f"{self.user.first_name} is not in {room.chat.title}")
        self.world.set_status(room, self.world.bot.user, status, by=self.user)

    # How

    def _send(self, room: Room, fields: Json, **place: Any) -> Message:
        return Sending(author=self.user, room=room, fields=fields, **place).on(self.world)

    def _inline_id(self, message: Message) -> str | None:
        place = (message.chat.id, message.message_id)
        found = (key for key, known in self.world.inline_messages.items() if known == place)
        return next(found, None)
