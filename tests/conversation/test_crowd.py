"""A group of thousands of messages that listens: nobody is bothered by it, and those who are, seldom."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from bot.answering.outcome import Outcome
from bot.assembly import Assistant
from bot.checking.verdict import CheckOutcome
from bot.library.model import Library
from bot.settings import ListeningLimits
from bot.store.listening import Listening, Mode
from bot.store.store import Store
from bot.telegram.policy import Policy, facts_of
from bot.telegram.services import Services
from tests.conversation.chat import Bench
from tests.conversation.crowd import Kind, Said, crowd
from tests.conversation.real import real_assistant

GROUP = -100
LIMITS = ListeningLimits(an_hour=2, cool_down=24)
HOUR = 3600


class Remembering:
    """The real assistant, which checks the same text once: people repeat themselves, and it would say the same."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.check = cache(assistant.check)

    @property
    def library(self) -> Library:
        return self._assistant.library

    def ask(self, text: str, language: str | None = None, fallback: str = "") -> Outcome:
        return self._assistant.ask(text, language, fallback)

    def entry_outcome(self, entry_id: str, language: str) -> Outcome | None:
        return self._assistant.entry_outcome(entry_id, language)


class Clock:
    """The time of the simulated group."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def assistant() -> Remembering:
    return Remembering(real_assistant())


@pytest.fixture(scope="module")
def spoken(assistant: Remembering, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Said, CheckOutcome]]:
    """What 10,400 messages, 10,000 of them ordinary and more, lead the bot to say unasked."""
    clock = Clock()
    start = clock.now
    found = []
    with Store(tmp_path_factory.mktemp("crowd") / "cotejo.sqlite", clock) as store:
        policy = Policy(Services(assistant, store), LIMITS)
        for number, said in enumerate(crowd(10_400)):
            clock.now = start + said.at
            outcome = policy.heard(GROUP, said.text)
            if outcome is not None:
                store.listening.record(GROUP, number, number, facts_of(outcome))
                found.append((said, outcome))
    return found


def test_the_crowd_is_as_large_and_as_mixed_as_it_should_be() -> None:
    kinds = [said.kind for said in crowd(10_400)]
    assert kinds.count(Kind.ORDINARY) >= 10_000
    assert kinds.count(Kind.TRUE) >= 50
    assert kinds.count(Kind.FALSE) >= 50
    assert list(crowd(100)) == list(crowd(100))


def test_no_ordinary_message_and_no_true_claim_is_ever_replied_to(spoken: list[tuple[Said, CheckOutcome]]) -> None:
    assert [(said.kind, said.text) for said, _ in spoken if said.kind is not Kind.FALSE] == []


def test_some_false_claims_are(spoken: list[tuple[Said, CheckOutcome]]) -> None:
    assert len(spoken) >= 20


def test_it_never_speaks_more_than_so_often_an_hour(spoken: list[tuple[Said, CheckOutcome]]) -> None:
    times = [said.at for said, _ in spoken]
    for first, after in zip(times, times[LIMITS.an_hour :], strict=False):
        assert after - first >= HOUR - 1, "times are kept in whole seconds"


def test_it_never_repeats_a_fact_within_the_cool_down(spoken: list[tuple[Said, CheckOutcome]]) -> None:
    facts = {fact for _, outcome in spoken for fact in facts_of(outcome)}
    for fact in facts:
        times = [said.at for said, outcome in spoken if fact in facts_of(outcome)]
        assert all(after - before >= LIMITS.cool_down * HOUR - 1 for before, after in pairwise(times))


@pytest.mark.asyncio(loop_scope="module")
async def test_over_telegram_too(bench: Bench, store: Store) -> None:
    ana, eva = bench.world.person("Ana", language="es"), bench.world.person("Eva", language="en")
    room = bench.world.group("Sala", ana, eva, bot="administrator")
    store.listening.switch(room.id, Listening(Mode.ON, ana.id))
    said = list(crowd(300, claims=0.04, seed=5))
    chat = bench.chat(ana, room)
    reply = await chat.act(lambda: [(ana, eva)[number % 2].says(room, each.text) for number, each in enumerate(said)])
    false = {each.text for each in said if each.kind is Kind.FALSE}
    answered = [message.reply_to_message.text for message in reply.messages if message.reply_to_message]
    assert 0 < len(answered) <= ListeningLimits().an_hour
    assert set(answered) <= false
