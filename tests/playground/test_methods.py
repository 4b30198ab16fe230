"""The Bot API's methods: what they do, and what they refuse with Telegram's words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.playground import ApiError, Message, World
from bot.playground.methods import METHODS, Parameters
from bot.playground.methods.profile import shown_commands

Json = dict[str, Any]


def call(world: World, method: str, **parameters: object) -> Any:
    return METHODS[method](world, Parameters(parameters))


def keyboard(*buttons: Json) -> Json:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.fixture
def world() -> World:
    """Ana has spoken in private; Eva never has; Ana runs a group, a forum and an old group."""
    world = World()
    ana, _ = world.person("Ana", language="es"), world.person("Eva")
    ana.says(ana.private, "¿Cuántos? 😀 93 o 39")
    world.group("Room", ana)
    world.group("Forum", ana, topics=["Sources"])
    return world


@pytest.fixture
def ana(world: World) -> int:
    return next(iter(world.people))


def room_id(world: World, title: str) -> int:
    return next(room.id for room in world.rooms.values() if room.chat.title == title)


def last(world: World, chat_id: int) -> Message:
    return list(world.rooms[chat_id].messages.values())[-1]


def test_a_text_of_true_stays_text(world: World, ana: int) -> None:
    assert call(world, "sendMessage", chat_id=str(ana), text="true").text == "true"
    assert call(world, "sendMessage", chat_id=str(ana), text="[1]").text == "[1]"


def test_links_are_found_in_what_the_bot_sends(world: World, ana: int) -> None:
    message = call(world, "sendMessage", chat_id=ana, text="<b>see</b> example.org /help", parse_mode="HTML")
    assert [entity.type for entity in message.entities] == ["bold", "url", "bot_command"]


def test_a_reply_quotes_a_part(world: World, ana: int) -> None:
    asked = last(world, ana)
    message = call(
        world, "sendMessage", chat_id=ana, text="yes", reply_parameters={"message_id": asked.message_id, "quote": "93"}
    )
    assert message.reply_to_message == asked
    assert (message.quote.text, message.quote.position) == ("93", 13)


def test_a_reply_stays_in_the_topic_of_what_it_answers(world: World) -> None:
    forum = room_id(world, "Forum")
    person = next(iter(world.people.values()))
    asked = person.says(world.rooms[forum], "/ask", topic="Sources")
    message = call(world, "sendMessage", chat_id=forum, text="so", reply_parameters={"message_id": asked.message_id})
    assert message.message_thread_id == asked.message_thread_id
    assert message.is_topic_message


def test_a_missing_message_may_be_passed_over(world: World, ana: int) -> None:
    given = {"message_id": 1, "allow_sending_without_reply": True}
    assert call(world, "sendMessage", chat_id=ana, text="so", reply_parameters=given).reply_to_message is None


def test_an_edit_without_a_keyboard_takes_it_away(world: World, ana: int) -> None:
    sent = call(world, "sendMessage", chat_id=ana, text="a", reply_markup=keyboard({"text": "A", "callback_data": "a"}))
    edited = call(world, "editMessageText", chat_id=ana, message_id=sent.message_id, text="b")
    assert (edited.text, edited.reply_markup, edited.message_id) == ("b", None, sent.message_id)
    assert edited.edit_date


def test_a_keyboard_can_be_edited_alone(world: World, ana: int) -> None:
    sent = call(world, "sendMessage", chat_id=ana, text="a")
    board = keyboard({"text": "A", "url": "https://example.org"}, {"text": "B", "copy_text": {"text": "b"}})
    edited = call(world, "editMessageReplyMarkup", chat_id=ana, message_id=sent.message_id, reply_markup=board)
    assert [button.text for button in edited.reply_markup.buttons] == ["A", "B"]


def test_a_field_that_telegram_does_not_know_is_passed_over(world: World, ana: int) -> None:
    board = keyboard({"text": "A", "callback_data": "a", "hide": False})
    assert call(world, "sendMessage", chat_id=ana, text="a", reply_markup=board).reply_markup.buttons[0].text == "A"


def test_the_bot_deletes_what_it_may(world: World, ana: int) -> None:
    asked, sent = last(world, ana), call(world, "sendMessage", chat_id=ana, text="a")
    assert call(world, "deleteMessage", chat_id=ana, message_id=asked.message_id)
    assert call(world, "deleteMessages", chat_id=ana, message_ids=[sent.message_id, 1])
    assert not world.rooms[ana].messages


def test_the_longest_text_is_counted_in_utf16_after_parsing(world: World, ana: int) -> None:
    assert call(world, "sendMessage", chat_id=ana, text="😀" * 2048)
    assert call(world, "sendMessage", chat_id=ana, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")


def send(text: str = "hola", **parameters: object) -> Callable[[World], object]:
    return lambda world: call(
        world, "sendMessage", **({"chat_id": next(iter(world.people)), "text": text} | parameters)
    )


def edit(**parameters: object) -> Callable[[World], object]:
    def deed(world: World) -> object:
        chat_id = next(iter(world.people))
        sent = call(world, "sendMessage", chat_id=chat_id, text="so")
        given = {"chat_id": chat_id, "message_id": sent.message_id, "text": "so"} | parameters
        return call(world, "editMessageText", **given)

    return deed


def in_room(method: str, title: str, status: str = "member", **parameters: object) -> Callable[[World], object]:
    def deed(world: World) -> object:
        room = world.rooms[room_id(world, title)]
        world.set_status(room, world.bot.user, status, by=next(iter(world.people.values())).user)
        return call(world, method, chat_id=room.id, **parameters)

    return deed


def offer(*results: Json, **parameters: object) -> Callable[[World], object]:
    def deed(world: World) -> object:
        query = next(iter(world.people.values())).types_inline("x")
        return call(world, "answerInlineQuery", inline_query_id=query.id, results=list(results), **parameters)

    return deed


def article(number: str = "1", **fields: object) -> Json:
    return {"type": "article", "id": number, "title": "T", "input_message_content": {"message_text": "t"}} | fields


EVA = 5_000_002
REFUSED: dict[str, tuple[Callable[[World], object], str]] = {
    "no chat": (send(chat_id=""), "Bad Request: chat_id is empty"),
    "an unknown chat": (send(chat_id=7), "Bad Request: chat not found"),
    "a person who never spoke": (send(chat_id=EVA), "Forbidden: bot can't initiate conversation with a user"),
    "no text": (send(""), "Bad Request: message text is empty"),
    "only marks": (send("<b> </b>", parse_mode="HTML"), "Bad Request: message text is empty"),
    "a long text": (send("a" * 4097), "Bad Request: message is too long"),
    "a long text in emoji": (send("😀" * 2049), "Bad Request: message is too long"),
    "an unknown parse mode": (send(parse_mode="TeX"), "Bad Request: unsupported parse_mode"),
    "Markdown": (send(parse_mode="MarkdownV2"), "Not Implemented: the playground does not know parse_mode MarkdownV2"),
    "a missing message": (send(reply_parameters={"message_id": 1}), "Bad Request: message to be replied not found"),
    "an unknown topic": (send(message_thread_id=1), "Bad Request: message thread not found"),
    "parameters that are no JSON": (
        send(reply_parameters="{"), "Bad Request: can't parse reply parameters JSON object"),
    "a button that does nothing": (
        send(reply_markup=keyboard({"text": "A"})),
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    "long callback data": (
        send(reply_markup=keyboard({"text": "A", "callback_data": "ñ" * 33})), "Bad Request: BUTTON_DATA_INVALID"),
    "empty callback data": (
        send(reply_markup=keyboard({"text": "A", "callback_data": ""})), "Bad Request: BUTTON_DATA_INVALID"),
    "a button with no web address": (
        send(reply_markup=keyboard({"text": "A", "url": "javascript:x"})),
        "Bad Request: inline keyboard button URL 'javascript:x' is invalid: Wrong HTTP URL"),
    "too many buttons": (
        send(reply_markup=keyboard(*[{"text": "A", "callback_data": "a"}] * 101)),
        "Bad Request: reply markup is too long"),
    "a kind of button that the playground lacks": (
        send(reply_markup=keyboard({"text": "A", "pay": True})),
        "Not Implemented: the playground does not know a button with pay"),
    "a reply keyboard": (
        send(reply_markup={"keyboard": []}),
        "Not Implemented: the playground does not know reply markup other than inline keyboards"),
    "an edit that changes nothing": (
        edit(),
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
        " current content and reply markup of the message"),
    "an edit of nothing": (edit(message_id=1), "Bad Request: message to edit not found"),
    "an edit of somebody's message": (
        lambda world: edit(message_id=next(iter(world.rooms[next(iter(world.people))].messages)), text="x")(world),
        "Bad Request: message can't be edited"),
    "a deletion of nothing": (
        in_room("deleteMessage", "Room", message_id=1), "Bad Request: message to delete not found"),
    "a chat that threw the bot out": (
        in_room("sendMessage", "Room", "kicked", text="a"), "Forbidden: bot was kicked from the supergroup chat"),
    "a chat that the bot left": (
        in_room("sendMessage", "Room", "left", text="a"), "Forbidden: bot is not a member of the supergroup chat"),
    "a chat where the bot may not write": (
        in_room("sendMessage", "Room", "restricted", text="a"),
        "Bad Request: not enough rights to send text messages to the chat"),
    "an unknown action": (
        in_room("sendChatAction", "Room", action="dancing"), "Bad Request: wrong parameter action in request"),
    "an unknown query": (
        lambda world: call(world, "answerCallbackQuery", callback_query_id="1"),
        "Bad Request: query is too old and response timeout expired or query ID is invalid"),
    "too many results": (offer(*[article()] * 51), "Bad Request: RESULTS_TOO_MUCH"),
    "the same result twice": (offer(article(), article()), "Bad Request: RESULT_ID_DUPLICATE"),
    "a long result id": (offer(article("x" * 65)), "Bad Request: RESULT_ID_INVALID"),
    "a result with bad marks": (
        offer(article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})),
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    "a bad command": (
        lambda world: call(world, "setMyCommands", commands=[{"command": "Más", "description": "d"}]),
        "Bad Request: BOT_COMMAND_INVALID"),
    "leaving a private chat": (
        lambda world: call(world, "leaveChat", chat_id=next(iter(world.people))),
        "Bad Request: chat member status can't be changed in private chats"),
    "admins of a private chat": (
        lambda world: call(world, "getChatAdministrators", chat_id=next(iter(world.people))),
        "Bad Request: there are no administrators in the private chat"),
}  # fmt: skip


@pytest.mark.parametrize(("deed", "description"), REFUSED.values(), ids=REFUSED)
def test_refused(world: World, deed: Callable[[World], object], description: str) -> None:
    with pytest.raises(ApiError) as refusal:
        deed(world)
    assert refusal.value.description == description


def test_a_quote_that_was_not_said_is_refused(world: World, ana: int) -> None:
    given = {"message_id": last(world, ana).message_id, "quote": "never said"}
    with pytest.raises(ApiError, match="QUOTE_TEXT_INVALID"):
        call(world, "sendMessage", chat_id=ana, text="so", reply_parameters=given)


def test_who_blocks_the_bot_hears_no_more(world: World, ana: int) -> None:
    world.people[ana].blocks()
    with pytest.raises(ApiError, match="Forbidden: bot was blocked by the user"):
        call(world, "sendMessage", chat_id=ana, text="a")
    world.people[ana].unblocks()
    assert call(world, "sendMessage", chat_id=ana, text="a")


def test_a_migrated_group_tells_its_new_id(world: World, ana: int) -> None:
    old = world.group("Old", world.people[ana], basic=True)
    new = world.migrate(old)
    with pytest.raises(ApiError) as refusal:
        call(world, "sendMessage", chat_id=old.id, text="a")
    assert refusal.value.parameters == {"migrate_to_chat_id": new.id}


def test_a_button_is_answered_once(world: World, ana: int) -> None:
    board = keyboard({"text": "A", "callback_data": "a"})
    query = world.people[ana].presses(call(world, "sendMessage", chat_id=ana, text="a", reply_markup=board), "A")
    assert call(world, "answerCallbackQuery", callback_query_id=query.id, text="noted")
    assert query.answer["text"] == "noted"
    with pytest.raises(ApiError, match="query is too old"):
        call(world, "answerCallbackQuery", callback_query_id=query.id)


def test_a_picked_result_can_be_edited_by_its_inline_id(world: World, ana: int) -> None:
    query = world.people[ana].types_inline("x")
    board = keyboard({"text": "A", "callback_data": "a"})
    call(world, "answerInlineQuery", inline_query_id=query.id, results=[article(reply_markup=board)])
    picked = world.people[ana].picks(query)
    chosen = world.updates.pending()[-1]["chosen_inline_result"]
    assert call(world, "editMessageText", inline_message_id=chosen["inline_message_id"], text="more") is True
    assert world.rooms[ana].messages[picked.message_id].text == "more"


def test_the_administrators_are_told_with_their_rights(world: World, ana: int) -> None:
    told = call(world, "getChatAdministrators", chat_id=room_id(world, "Room"))
    assert [(member["status"], member["user"].id) for member in told] == [("creator", ana)]
    bot = call(world, "getChatMember", chat_id=room_id(world, "Room"), user_id=world.bot.user.id)
    assert bot["status"] == "member"
    assert call(world, "getChatMemberCount", chat_id=room_id(world, "Room")) == 2


def test_a_chat_has_its_required_fields(world: World) -> None:
    told = call(world, "getChat", chat_id=room_id(world, "Forum"))
    assert told.items() >= {"type": "supergroup", "title": "Forum", "is_forum": True}.items()
    assert {"accent_color_id", "max_reaction_count", "accepted_gift_types", "permissions"} <= told.keys()


def test_leaving_ends_speaking(world: World) -> None:
    room = room_id(world, "Room")
    assert call(world, "leaveChat", chat_id=room)
    with pytest.raises(ApiError, match="Forbidden: bot is not a member"):
        call(world, "sendChatAction", chat_id=room, action="typing")


def test_commands_are_shown_by_scope_and_language(world: World, ana: int) -> None:
    def command(name: str, **where: object) -> None:
        call(world, "setMyCommands", commands=[{"command": name, "description": "d"}], **where)

    room, person, eva = world.rooms[room_id(world, "Room")], world.people[ana], world.people[EVA]
    command("any")
    command("cualquiera", language_code="es")
    command("group", scope={"type": "all_group_chats"})
    command("admin", scope={"type": "all_chat_administrators"})
    command("here", scope={"type": "chat_administrators", "chat_id": room.id})

    def shown(*args: Any) -> str:
        return str(shown_commands(world, *args)[0]["command"])

    assert shown(person.private, person.user) == "cualquiera"
    assert shown(eva.private, eva.user) == "any"
    assert shown(room, eva.user) == "group"
    assert shown(room, person.user) == "here"
    call(world, "deleteMyCommands", scope={"type": "chat_administrators", "chat_id": room.id})
    assert shown(room, person.user) == "admin"
    assert call(world, "getMyCommands", language_code="es")[0]["command"] == "cualquiera"


@pytest.mark.parametrize("what", ["Name", "Description", "ShortDescription"])
def test_the_profile_is_told_per_language(world: World, what: str) -> None:
    field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
    call(world, f"setMy{what}", **{field: "all"})
    call(world, f"setMy{what}", **{field: "todos", "language_code": "es"})
    assert call(world, f"getMy{what}", language_code="es") == {field: "todos"}
    assert call(world, f"getMy{what}", language_code="ru") == {field: "all"}
