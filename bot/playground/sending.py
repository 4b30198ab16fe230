"""How a person's message comes to stand in a chat: by whom, in answer to what, in which topic."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .drafts import origin_of, quote_of
from .errors import ActError
from .privacy import mentions
from .queries import Query
from .rooms import Room
from .stage import Stage
from .values import ExternalReply, Json, Message, Origin, User

ANONYMOUS = User(id=1087968824, is_bot=True, first_name="Group", username="GroupAnonymousBot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One message on its way into a chat; `anonymous` is for an admin who speaks for the group."""

    author: User
    room: Room
    fields: Json
    reply_to: Message | None = None
    quote: str | None = None
    topic: str | int | None = None
    anonymous: bool = False

    def on(self, stage: Stage) -> Message:
        """Post it and let the bot know; raises ActError where no client would send it."""
        if not self.room.has(self.author) or (self.room.is_private and self.room.id != self.author.id):
            raise ActError(f"{self.author.first_name} is not in that chat")
        if self.anonymous and not self.room.is_run_by(self.author):
            raise ActError("only an admin can speak for the group")
        if self.room.is_private and not self.room.has(stage.bot.user):
            stage.set_status(self.room, stage.bot.user, "member", by=self.author)
        by: Json = {"from_": ANONYMOUS, "sender_chat": self.room.chat} if self.anonymous else {"from_": self.author}
        message = stage.post(self.room, **self.fields, **by, **self._place(stage))
        stage.tell(message)
        self._call_guest(stage, message)
        return message

    def _place(self, stage: Stage) -> Json:
        answered = current(stage, self.reply_to) if self.reply_to else None
        quoted = quote_of(answered, self.quote) if answered and self.quote else None
        thread = self.room.thread(self.topic)
        outside = None
        if answered and (answered.chat.id != self.room.id or thread not in (None, answered.message_thread_id)):
            origin = origin_on(stage, answered)
            outside = ExternalReply(origin=origin, chat=answered.chat, message_id=answered.message_id)
        where = self.room.placed(None if outside else answered, thread)
        return where | {"quote": quoted, "external_reply": outside}

    def _call_guest(self, stage: Stage, message: Message) -> None:
        if not stage.bot.guest or self.room.has(stage.bot.user) or not mentions(stage.bot.user, message):
            return
        query = Query(
            id=stage.new_id(),
            kind="guest",
            person=self.author,
            room_id=self.room.id,
            message_id=message.message_id,
        )
        stage.ask(query, "guest_message", replace(message, guest_query_id=query.id))


def current(stage: Stage, message: Message) -> Message:
    """Return a message as it stands now; raises ActError where it has been deleted."""
    found = stage.rooms[message.chat.id].messages.get(message.message_id)
    if found is None:
        raise ActError("that message is gone")
    return found


def origin_on(stage: Stage, message: Message) -> Origin:
    """Return where a message comes from, as its author lets it be seen."""
    return origin_of(message, hidden=bool(message.from_ and message.from_.id in stage.shy))
