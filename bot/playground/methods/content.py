"""What a bot's message is made of: marked text, an inline keyboard, a link preview."""

from __future__ import annotations

from dataclasses import replace

from ..entities import detect, utf16_length
from ..errors import bad_request, not_implemented
from ..links import checked_link
from ..markup import Formatted, parse_html, trim
from ..values import Button, CopyText, Entity, Json, Keyboard, LinkPreview
from .parameters import Parameters

MAX_TEXT = 4096  # UTF-16 code units after entities are parsed
MAX_ENTITIES = 100
MAX_BUTTONS = 100
_MARKS = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
    ]
)
_OTHER_ACTIONS = {"web_app", "login_url", "callback_game", "pay", "switch_inline_query_chosen_chat"}
_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat")


def formatted(text: str, parse_mode: str, entities: list[object]) -> Formatted:
    """Parse a text by its parse mode, or fit its given entities.

    Links, mentions and commands that Telegram finds by itself are added; of all entities the
    first hundred count.
    """
    match parse_mode.lower():
        case "":
            parsed = trim(text, [_entity(given) for given in entities])
        case "html":
            parsed = parse_html(text)
        case "markdown" | "markdownv2":
            raise not_implemented(f"parse_mode {parse_mode}")
        case _:
            raise bad_request("unsupported parse_mode")
    found = detect(parsed.text, parsed.entities)
    return replace(parsed, entities=found[:MAX_ENTITIES])


def message_text(parameters: Parameters) -> Formatted:
    """The text of sendMessage or editMessageText, within Telegram's limits."""
    parsed = formatted(
        parameters.text("text"),
        parameters.text("parse_mode"),
        parameters.array("entities", "message entities"),
    )
    return bounded(parsed)


def bounded(parsed: Formatted) -> Formatted:
    """Refuse a text that is empty or longer than Telegram allows."""
    if not parsed.text:
        raise bad_request("message text is empty")
    if utf16_length(parsed.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return parsed


def link_preview(given: Json) -> LinkPreview | None:
    """How links unfold, as the message will tell it; None where nothing is asked."""
    preview = LinkPreview(is_disabled=given.get("is_disabled") or None, url=given.get("url"))
    return preview if preview != LinkPreview() else None


def keyboard(markup: Json) -> Keyboard | None:
    """An inline keyboard within Telegram's limits; None where it has no buttons."""
    if not markup:
        return None
    if "inline_keyboard" not in markup:
        raise not_implemented("reply markup other than inline keyboards")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be of type Array of Arrays')
    parsed = tuple(tuple(map(_button, row)) for row in rows if row)
    board = Keyboard(inline_keyboard=parsed)
    if len(board.buttons) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return board if board.buttons else None


def _button(given: object) -> Button:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    label = given.get("text")
    if not isinstance(label, str) or not label.strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    button = Button(
        text=label,
        style=given.get("style"),
        copy_text=_copied(given["copy_text"]) if "copy_text" in given else None,
        **{name: given[name] for name in _ACTIONS if name in given},
    )
    unsupported = given.keys() & _OTHER_ACTIONS
    if unsupported:
        raise not_implemented(f"a button with {', '.join(sorted(unsupported))}")
    if all(getattr(button, name) is None for name in (*_ACTIONS, "copy_text")):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and not checked_link(button.url):
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: Wrong HTTP URL")
    return button


def _copied(given: Json) -> CopyText:
    text = str(given.get("text", ""))
    if not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return CopyText(text=text)


def _entity(given: object) -> Entity:
    if not isinstance(given, dict) or not {"type", "offset", "length"} <= given.keys():
        raise bad_request("can't parse MessageEntity: expected type, offset and length")
    if given["type"] not in _MARKS:
        raise not_implemented(f"entities of type {given['type']}")
    return Entity(
        type=given["type"],
        offset=given["offset"],
        length=given["length"],
        url=checked_link(given["url"]) if given.get("url") else None,
        language=given.get("language"),
    )
