"""People act, and the bot hears what Telegram would let it hear."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from bot.playground import ActError, Bot, World
from bot.playground.values import Button, Keyboard


def heard(world: World, kind: str = "message") -> list[Any]:
    """The updates of one kind that wait for the bot."""
    return [update[kind] for update in world.updates.pending() if kind in update]


def texts(world: World) -> list[str]:
    return [message["text"] for message in heard(world) if "text" in message]


@pytest.fixture
def world() -> World:
    return World(clock=count(1_800_000_000).__next__)


def test_the_first_word_in_private_lets_the_bot_speak(world: World) -> None:
    ana = world.person("Ana", language="es")
    ana.says(ana.private, "/start")
    assert heard(world, "my_chat_member")[0]["new_chat_member"]["status"] == "member"
    (message,) = heard(world)
    assert message["from"] == {"id": ana.id, "is_bot": False, "first_name": "Ana", "language_code": "es"}
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert isinstance(message["date"], int)


HEARD = {
    "a command for nobody by name": "/check",
    "a command for the bot": "/check@cotejo_bot",
    "a mention": "is it so, @Cotejo_Bot?",
}
NOT_HEARD = {
    "plain talk": "they were 39",
    "a command for another bot": "/check@other_bot",
    "a mention of somebody else": "@ana is it so?",
}


@pytest.mark.parametrize("text", HEARD.values(), ids=HEARD)
def test_heard_in_a_group_with_privacy_mode(world: World, text: str) -> None:
    ana = world.person("Ana")
    ana.says(world.group("Room", ana), text)
    assert texts(world) == [text]


@pytest.mark.parametrize("text", NOT_HEARD.values(), ids=NOT_HEARD)
def test_not_heard_in_a_group_with_privacy_mode(world: World, text: str) -> None:
    ana = world.person("Ana")
    ana.says(world.group("Room", ana), text)
    assert texts(world) == []


def test_an_admin_bot_hears_everything(world: World) -> None:
    ana = world.person("Ana")
    ana.says(world.group("Room", ana, bot="administrator"), "they were 39")
    assert texts(world) == ["they were 39"]


def test_without_privacy_mode_the_bot_hears_everything() -> None:
    world = World(Bot(privacy=False))
    ana = world.person("Ana")
    ana.says(world.group("Room", ana), "they were 39")
    assert texts(world) == ["they were 39"]


def test_a_reply_to_the_bot_is_heard_and_one_to_a_member_is_not(world: World) -> None:
    ana = world.person("Ana")
    room = world.group("Room", ana)
    said = ana.says(room, "they were 39")
    ours = world.post(room, from_=world.bot.user, text="93")
    ana.says(room, "no", reply_to=said)
    ana.says(room, "sure?", reply_to=ours)
    assert texts(world) == ["sure?"]


def test_a_command_under_another_message_brings_that_message_along(world: World) -> None:
    ana, eva = world.person("Ana"), world.person("Eva")
    room = world.group("Room", ana, eva)
    claim = eva.says(room, "they were 39")
    ana.says(room, "/check", reply_to=claim, quote="39")
    (message,) = [each for each in heard(world) if "text" in each]
    assert message["reply_to_message"]["text"] == "they were 39"
    assert message["quote"] == {"text": "39", "position": 10, "is_manual": True}


def test_a_reply_in_a_group_without_topics_has_a_thread_all_the_same(world: World) -> None:
    ana = world.person("Ana")
    room = world.group("Room", ana)
    reply = ana.says(room, "/check", reply_to=ana.says(room, "so"))
    assert reply.message_thread_id
    assert reply.is_topic_message is None


def test_a_message_in_a_topic_answers_the_topic(world: World) -> None:
    ana = world.person("Ana")
    room = world.group("Forum", ana, topics=["Sources"])
    message = ana.says(room, "/check", topic="Sources")
    assert message.is_topic_message
    assert message.reply_to_message
    assert message.reply_to_message.forum_topic_created
    general = ana.says(room, "/check")
    assert (general.message_thread_id, general.is_topic_message, general.reply_to_message) == (None, None, None)


def test_an_edit_comes_as_an_edit(world: World) -> None:
    ana = world.person("Ana")
    ana.edits(ana.says(ana.private, "39"), "93")
    (edited,) = heard(world, "edited_message")
    assert edited["text"] == "93"
    assert edited["edit_date"] > edited["date"]


def test_a_forward_tells_where_it_comes_from(world: World) -> None:
    ana, eva, shy = world.person("Ana"), world.person("Eva"), world.person("Shy", hides_in_forwards=True)
    room = world.group("Room", ana, eva, shy)
    origins = [ana.forwards(person.says(room, "39")).forward_origin for person in (eva, shy)]
    origins.append(ana.forwards(ana.says(room, "39", anonymous=True)).forward_origin)
    assert [origin and origin.type for origin in origins] == ["user", "hidden_user", "chat"]


def test_a_reply_across_chats_tells_what_it_answers(world: World) -> None:
    ana = world.person("Ana")
    said = ana.says(world.group("Room", ana), "they were 39")
    ana.says(ana.private, "/check", reply_to=said, quote="39")
    (message,) = [each for each in heard(world) if "text" in each]
    assert "reply_to_message" not in message
    assert message["quote"]["text"] == "39"
    assert message["external_reply"]["message_id"] == said.message_id


def test_a_reply_across_topics_is_no_reply_in_the_topic(world: World) -> None:
    ana = world.person("Ana")
    room = world.group("Forum", ana, topics=["Sources", "Questions"])
    message = ana.says(room, "/check", reply_to=ana.says(room, "39", topic="Sources"), topic="Questions")
    assert message.external_reply
    assert message.reply_to_message
    assert message.reply_to_message.forum_topic_created


def test_a_post_of_the_linked_channel_is_an_automatic_forward(world: World) -> None:
    room = world.group("Room", world.person("Ana"), bot="administrator")
    world.channel_post(room, "news")
    message = heard(world)[-1]
    assert message["is_automatic_forward"] is True
    assert message["sender_chat"]["type"] == "channel"


def test_of_a_message_of_long_ago_little_is_told(world: World) -> None:
    ana = world.person("Ana")
    ana.starts()
    button = Button(text="A", callback_data="a")
    old = world.post(ana.private, from_=world.bot.user, text="a", reply_markup=Keyboard(inline_keyboard=((button,),)))
    ana.presses(old, "A", long_ago=True)
    (query,) = heard(world, "callback_query")
    assert query["message"].keys() == {"chat", "message_id", "date"}
    assert query["message"]["date"] == 0


def test_a_caption_has_entities_of_its_own(world: World) -> None:
    ana = world.person("Ana")
    ana.shows(ana.private, "/check this")
    (message,) = heard(world)
    assert message["caption"] == "/check this"
    assert message["caption_entities"][0]["type"] == "bot_command"
    assert "text" not in message


def test_coming_and_going_is_told(world: World) -> None:
    ana, eva = world.person("Ana"), world.person("Eva")
    room = world.group("Room", ana)
    eva.joins(room)
    eva.leaves(room)
    ana.sets_bot(room, "kicked")
    statuses = [change["new_chat_member"]["status"] for change in heard(world, "my_chat_member")]
    assert statuses == ["member", "kicked"]
    moved = [{"new_chat_members", "left_chat_member"} & message.keys() for message in heard(world)]
    assert moved == [{"new_chat_members"}, {"new_chat_members"}, {"left_chat_member"}, {"left_chat_member"}]


def test_members_are_told_of_to_an_admin_that_asked(world: World) -> None:
    world.updates.allow(["chat_member"])
    ana, eva = world.person("Ana"), world.person("Eva")
    eva.joins(world.group("Room", ana, bot="administrator"))
    assert heard(world, "chat_member")[0]["new_chat_member"]["user"]["first_name"] == "Eva"


def test_a_migrated_group_has_another_id(world: World) -> None:
    ana = world.person("Ana")
    old = world.group("Room", ana, basic=True)
    new = world.migrate(old)
    assert [message.get("migrate_to_chat_id", message.get("migrate_from_chat_id")) for message in heard(world)[1:]] == [
        new.id,
        old.id,
    ]


def test_update_ids_grow_over_restarts() -> None:
    before, after = World(clock=lambda: 1_800_000_000.0), World(clock=lambda: 1_800_000_009.0)
    for world in (before, after):
        ana = world.person("Ana")
        ana.says(ana.private, "hola")
    assert before.updates.pending()[-1]["update_id"] < after.updates.pending()[0]["update_id"]


def test_a_topic_that_is_not_there() -> None:
    world = World()
    ana = world.person("Ana")
    with pytest.raises(ActError, match="has no topic"):
        ana.says(world.group("Forum", ana, topics=[]), "hola", topic="Sources")


def test_what_no_client_would_allow(world: World) -> None:
    ana, eva = world.person("Ana"), world.person("Eva")
    room = world.group("Room", ana)
    said = ana.says(room, "hola")
    for deed in (
        lambda: eva.says(room, "hola"),
        lambda: eva.says(ana.private, "hola"),
        lambda: eva.edits(said, "adiós"),
        lambda: eva.deletes(said),
        lambda: ana.presses(said, "OK"),
        lambda: ana.says(room, "  "),
        lambda: ana.says(room, "a" * 4097),
        lambda: ana.shows(room, "a" * 1025),
        lambda: ana.says(room, "no", reply_to=said, quote="never said"),
        lambda: eva.sets_bot(room, "administrator"),
    ):
        with pytest.raises(ActError):
            deed()
    ana.deletes(said)
    with pytest.raises(ActError, match="gone"):
        ana.edits(said, "adiós")
