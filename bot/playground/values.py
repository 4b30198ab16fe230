"""The Bot API's objects that the playground speaks of, as frozen values.

Field names are the Bot API's (https://core.telegram.org/bots/api#available-types); `from_` stands
for `from`. A field that is None or an empty tuple is absent from the JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person or a bot."""

    id: int
    is_bot: bool = False
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What a message tells of its chat; `type` is private, group, supergroup or channel."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    is_forum: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A marked stretch of a text; `offset` and `length` count UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user: User | None = None
    language: str | None = None

    @property
    def end(self) -> int:
        """The first UTF-16 code unit after the entity."""
        return self.offset + self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyText:
    """What a button puts on the clipboard: 1 to 256 characters."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button: a label and exactly one thing that it does."""

    text: str
    callback_data: str | None = None
    url: str | None = None
    switch_inline_query: str | None = None
    switch_inline_query_current_chat: str | None = None
    copy_text: CopyText | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """An inline keyboard: rows of buttons."""

    inline_keyboard: tuple[tuple[Button, ...], ...]

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.inline_keyboard for button in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuote:
    """The part of a message that a reply quotes; `position` counts UTF-16 code units."""

    text: str
    position: int
    entities: tuple[Entity, ...] = ()
    is_manual: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a forwarded message comes from; `type` is user, hidden_user, chat or channel."""

    type: str
    date: int
    sender_user: User | None = None
    sender_user_name: str | None = None
    sender_chat: Chat | None = None
    chat: Chat | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalReply:
    """The message of another chat, or of another topic, that a message answers."""

    origin: Origin
    chat: Chat
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSize:
    """A picture that exists in name only: the playground keeps captions, not pixels."""

    file_id: str
    file_unique_id: str
    width: int = 320
    height: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCreated:
    """The service message that opens a forum topic."""

    name: str
    icon_color: int = 0x6FB9F0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPreview:
    """Whether and how a link in the text unfolds."""

    is_disabled: bool | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it stands now; an edit makes a new value with the same `message_id`."""

    message_id: int
    date: int
    chat: Chat
    from_: User | None = None
    sender_chat: Chat | None = None
    message_thread_id: int | None = None
    is_topic_message: bool | None = None
    text: str | None = None
    entities: tuple[Entity, ...] = ()
    photo: tuple[PhotoSize, ...] = ()
    caption: str | None = None
    caption_entities: tuple[Entity, ...] = ()
    reply_to_message: Message | None = None
    external_reply: ExternalReply | None = None
    quote: TextQuote | None = None
    is_automatic_forward: bool | None = None
    forward_origin: Origin | None = None
    via_bot: User | None = None
    edit_date: int | None = None
    reply_markup: Keyboard | None = None
    link_preview_options: LinkPreview | None = None
    new_chat_members: tuple[User, ...] = ()
    left_chat_member: User | None = None
    forum_topic_created: TopicCreated | None = None
    migrate_to_chat_id: int | None = None
    migrate_from_chat_id: int | None = None
    guest_query_id: str | None = None
    guest_bot_caller_user: User | None = None

    @property
    def words(self) -> str:
        """The text, or the caption; empty for a service message."""
        return self.text or self.caption or ""

    @property
    def marks(self) -> tuple[Entity, ...]:
        """The entities of the text, or of the caption."""
        return self.entities or self.caption_entities

    @property
    def is_service(self) -> bool:
        """Whether it tells of the chat rather than being said by someone."""
        return bool(
            self.new_chat_members
            or self.left_chat_member
            or self.forum_topic_created
            or self.migrate_to_chat_id
            or self.migrate_from_chat_id
        )


def as_json(value: object) -> Any:
    """The Bot API's JSON of a value, absent fields left out.

    >>> as_json(Entity(type="bold", offset=0, length=4))
    {'type': 'bold', 'offset': 0, 'length': 4}
    """
    if is_dataclass(value):
        pairs = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        return {name: as_json(item) for name, item in pairs if item is not None and item != ()}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {name: as_json(item) for name, item in value.items() if item is not None}
    return value
