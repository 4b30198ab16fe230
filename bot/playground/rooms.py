"""One chat as it stands: who is in it, with which rights, and what has been said."""

from __future__ import annotations

from dataclasses import replace

from .errors import ActError
from .values import Chat, Json, Message, User

_PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]
_NO_RIGHTS = [
    "can_promote_members",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
]
_PERMISSIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_edit_tag",
    "can_react_to_messages",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
]


class Room:
    """A chat: its members' statuses, its messages by id, its topics' names by thread id.

    A private chat has the person as a member from the start; the bot's status in it is "member"
    once the person has spoken, "kicked" while the person blocks it.
    """

    def __init__(self, chat: Chat, first_message: int) -> None:
        self.chat = chat
        self.members: dict[int, str] = {}
        self.messages: dict[int, Message] = {}
        self.topics: dict[int, str] = {}
        self.migrated_to: int | None = None
        self.next_message = first_message

    @property
    def id(self) -> int:
        """The chat's id: positive for a private chat, negative for a group."""
        return self.chat.id

    @property
    def is_private(self) -> bool:
        """Whether it is a person's own chat with the bot."""
        return self.chat.type == "private"

    def has(self, user: User) -> bool:
        """Whether the user is in the chat now."""
        return self.members.get(user.id) in _PRESENT

    def is_run_by(self, user: User) -> bool:
        """Whether the user is its creator or an administrator."""
        return self.members.get(user.id) in {"creator", "administrator"}

    def thread(self, topic: str | int | None) -> int | None:
        """The thread id of a topic given by name or by id; None is the General topic.

        Raises ActError when the chat has no such topic.
        """
        if topic is None:
            return None
        for thread, name in self.topics.items():
            if topic in (thread, name):
                return thread
        raise ActError(f"{self.chat.title} has no topic {topic!r}")

    def placed(self, reply_to: Message | None, thread: int | None) -> Json:
        """Return the fields that tell where in the chat a new message stands.

        A message in a topic that answers nothing is given, as on Telegram, as an answer to the
        message that opened the topic; a reply in a supergroup without topics carries the id of
        its thread all the same.
        """
        if thread is None and reply_to is not None and self.chat.type == "supergroup":
            root = None if self.chat.is_forum else reply_to.message_id
            thread = reply_to.message_thread_id or root
        in_topic = bool(self.chat.is_forum and thread)
        if in_topic and reply_to is None and thread is not None:
            reply_to = self.messages.get(thread)
        return {
            "message_thread_id": thread,
            "is_topic_message": True if in_topic else None,
            "reply_to_message": replace(reply_to, reply_to_message=None) if reply_to else None,
        }


def chat_member(user: User, status: str) -> Json:
    """The Bot API's ChatMember of a user with this status, every required field present."""
    member: Json = {"status": status, "user": user}
    match status:
        case "creator":
            return member | {"is_anonymous": False}
        case "administrator":
            rights = dict.fromkeys(_RIGHTS, True) | dict.fromkeys(_NO_RIGHTS, False)
            return member | {"can_be_edited": False, "is_anonymous": False} | rights
        case "restricted":
            silenced = dict.fromkeys(_PERMISSIONS, False)
            return member | {"is_member": True, "until_date": 0} | silenced
        case "kicked":
            return member | {"until_date": 0}
        case _:
            return member


def permissions() -> Json:
    """What an ordinary member of a group may do, as getChat tells it."""
    return dict.fromkeys(_PERMISSIONS, True)
