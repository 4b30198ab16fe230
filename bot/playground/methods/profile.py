"""Who the bot says it is: getMe, and its names, descriptions and commands per language."""

from __future__ import annotations

import re

from ..errors import bad_request
from ..rooms import Room
from ..values import Json, User, as_json
from ..world import World
from .parameters import Parameters

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_LONGEST = {"name": 64, "description": 512, "short_description": 120}


def get_me(world: World, _: Parameters) -> Json:
    """The bot's account and what its owner allows it."""
    account: Json = as_json(world.bot.user)
    return account | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.bot.privacy,
        "supports_inline_queries": world.bot.inline,
        "supports_guest_queries": world.bot.guest,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Set the commands shown in one scope to readers of one language."""
    commands = tuple(map(_command, parameters.array("commands", "list of commands")))
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    world.commands[_scope(parameters)] = commands
    world.happen("profile", world.bot)
    return True


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Forget the commands of one scope and language."""
    world.commands.pop(_scope(parameters), None)
    world.happen("profile", world.bot)
    return True


def get_my_commands(world: World, parameters: Parameters) -> tuple[Json, ...]:
    """The commands of exactly this scope and language."""
    return world.commands.get(_scope(parameters), ())


def shown_commands(world: World, room: Room, user: User) -> tuple[Json, ...]:
    """The commands that a person's client shows in a chat.

    The narrowest scope wins, and within a scope the person's language:
    https://core.telegram.org/bots/api#determining-list-of-commands.
    """
    administers = room.is_run_by(user)
    scopes = [f"chat {room.id}", "all_private_chats", "default"]
    if not room.is_private:
        scopes = [
            f"chat_member {room.id} {user.id}",
            *([f"chat_administrators {room.id}"] if administers else []),
            f"chat {room.id}",
            *(["all_chat_administrators"] if administers else []),
            "all_group_chats",
            "default",
        ]
    for scope in scopes:
        for language in (user.language_code or "", ""):
            if commands := world.commands.get((scope, language)):
                return commands
    return ()


def set_my(world: World, parameters: Parameters, what: str) -> bool:
    """Set the bot's name, description or short description for readers of one language."""
    text = parameters.text(what)
    if len(text) > _LONGEST[what]:
        raise bad_request(f"{what.replace('_', ' ')} is too long")
    world.profile[what, parameters.text("language_code")] = text
    world.happen("profile", world.bot)
    return True


def get_my(world: World, parameters: Parameters, what: str) -> Json:
    """The name, description or short description that readers of one language see."""
    fallback = world.bot.name if what == "name" else ""
    languages = (parameters.text("language_code"), "")
    told = (world.profile.get((what, language)) for language in languages)
    return {what: next(filter(None, told), fallback)}


def _command(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(given.get("command", "")), str(given.get("description", ""))
    if not _NAME.fullmatch(name.removeprefix("/").lower()):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.removeprefix("/").lower(), "description": description}


def _scope(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.mapping("scope", "BotCommandScope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    numbers = [str(scope.get(name, "")) for name in _SCOPES[kind]]
    return " ".join((kind, *numbers)), parameters.text("language_code")
