"""Answering what is asked once: buttons, inline queries, a guest's call."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import bad_request, not_implemented
from ..queries import InlineResult, Query
from ..values import Json
from ..world import World
from .content import bounded, formatted, keyboard, link_preview
from .parameters import Parameters

MAX_RESULTS = 50
MAX_NOTICE = 200  # characters


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """End the waiting of whoever pressed a button, perhaps with a notice."""
    query = _open_query(world, parameters.text("callback_query_id"), "callback")
    notice = parameters.text("text")
    if len(notice) > MAX_NOTICE:
        raise bad_request("MESSAGE_TOO_LONG")
    answer: Json = {"text": notice, "show_alert": parameters.flag("show_alert")}
    if "url" in parameters:
        answer["url"] = parameters.text("url")
    _answer(world, query, answer)
    return True


def answer_inline_query(world: World, parameters: Parameters) -> bool:
    """Offer up to fifty articles to whoever types `@bot …`."""
    query = _open_query(world, parameters.text("inline_query_id"), "inline")
    given = parameters.array("results", "inline query results")
    if len(given) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = tuple(map(_result, given))
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(parameters.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer: Json = {
        "cache_time": parameters.integer("cache_time", 300),
        "is_personal": parameters.flag("is_personal"),
        "next_offset": parameters.text("next_offset"),
        "button": parameters.mapping("button", "inline query results button") or None,
    }
    _answer(world, query, answer, results)
    return True


def answer_guest_query(world: World, parameters: Parameters) -> Json:
    """Say one thing in a chat of which the bot is no member, to the person who called it."""
    query = _open_query(world, parameters.text("guest_query_id"), "guest")
    result = _result(parameters.mapping("result", "inline query result"))
    room = world.rooms[query.room_id]
    message = world.post(
        room,
        from_=world.bot.user,
        text=result.content.text,
        entities=result.content.entities,
        reply_markup=result.keyboard,
        link_preview_options=result.preview,
        guest_bot_caller_user=query.person,
        **room.placed(room.messages.get(query.message_id), None),
    )
    _answer(world, query, {}, (result,))
    inline_id = world.new_id()
    world.inline_messages[inline_id] = (room.id, message.message_id)
    return {"inline_message_id": inline_id}


def _open_query(world: World, query_id: str, kind: str) -> Query:
    query = world.queries.get(query_id)
    if query is None or query.kind != kind or query.answered:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    return query


def _answer(world: World, query: Query, answer: Json, results: Sequence[InlineResult] = ()) -> None:
    query.answered, query.answer, query.results = True, answer, tuple(results)
    world.happen("answered", query)


def _result(given: object) -> InlineResult:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    if given.get("type") != "article":
        raise not_implemented(f"inline results of type {given.get('type')}")
    if not 1 <= len(str(given.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not given.get("title"):
        raise bad_request("can't parse inline query result: title must be non-empty")
    content = given.get("input_message_content")
    if not isinstance(content, dict) or "message_text" not in content:
        raise not_implemented("inline results without input text message content")
    return InlineResult(
        id=str(given["id"]),
        title=str(given["title"]),
        description=str(given.get("description", "")),
        content=bounded(
            formatted(
                str(content["message_text"]),
                str(content.get("parse_mode") or ""),
                content.get("entities") or [],
            )
        ),
        keyboard=keyboard(given.get("reply_markup") or {}),
        preview=link_preview(content.get("link_preview_options") or {}),
    )
