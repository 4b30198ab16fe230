"""The application: the features, how they are reached, and how it all runs."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from telegram import Bot, LinkPreviewOptions
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, Defaults
from telegram.request import HTTPXRequest

from bot.errors import SettingsError
from bot.settings import ListeningLimits
from bot.store.store import Store
from bot.telegram.ask import Ask
from bot.telegram.buttons import Buttons
from bot.telegram.check import Check
from bot.telegram.guest import Guest
from bot.telegram.hearing import Hearing
from bot.telegram.inline import Inline
from bot.telegram.language import Language
from bot.telegram.listen import Listen
from bot.telegram.membership import Membership
from bot.telegram.policy import Policy
from bot.telegram.polling import REFUSED, Inbox, InOrder, PollingBot
from bot.telegram.profile import set_profile
from bot.telegram.services import Assistant, Services
from bot.telegram.sources import Sources
from bot.telegram.start import Otherwise, Start
from bot.telegram.topics import Topics
from bot.telegram.trouble import Trouble

_LOG = logging.getLogger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]

TELEGRAM = "https://api.telegram.org/bot"
UPDATES = ("message", "edited_message", "guest_message", "inline_query", "callback_query", "my_chat_member")
"""The kinds of update that the features need; Telegram sends no others."""
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_CONNECTIONS = 16
_LIMITS = ListeningLimits()
_RETRIES = 3
"""Times that a message is sent again when Telegram asks to wait."""
_LONG_POLL = 30
"""Seconds that Telegram holds a request for updates."""


def require_token(token: str) -> None:
    """Raise SettingsError where a text cannot be a token."""
    if not _TOKEN.fullmatch(token):
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not a token: one looks like 123456789:AAE… and comes from @BotFather"
        )


def run(
    assistant: Assistant,
    store: Store,
    *,
    token: str,
    base_url: str = TELEGRAM,
    limits: ListeningLimits = _LIMITS,
    on_heard: Callable[[], None] = lambda: None,
) -> None:
    """Run the bot until it is told to stop (SIGINT, SIGTERM); raises SettingsError where the token is wrong.

    While Telegram cannot be reached, at the start too, it goes on trying. `on_heard` is called whenever it has
    answered a request for updates, at least every half minute.
    """
    require_token(token)
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)  # their INFO lines hold the token
    logging.getLogger("telegram").setLevel(logging.INFO)  # its DEBUG lines hold what people write
    lost: list[bool] = []

    def give_up() -> None:
        lost.append(True)
        application.stop_running()

    application = build_application(
        assistant, store, token=token, base_url=base_url, limits=limits, on_lost=give_up, on_heard=on_heard
    )
    application.run_polling(timeout=_LONG_POLL, bootstrap_retries=-1, allowed_updates=UPDATES)
    if lost:
        raise SettingsError(REFUSED)


def build_application(
    assistant: Assistant,
    store: Store,
    *,
    token: str,
    base_url: str = TELEGRAM,
    limits: ListeningLimits = _LIMITS,
    on_lost: Callable[[], None] = lambda: None,
    on_heard: Callable[[], None] = lambda: None,
) -> AnyApplication:
    """Put the bot together.

    `on_lost` is called when Telegram refuses the token for good, `on_heard` when it has sent updates, even none.
    """
    inbox = Inbox()
    bot = PollingBot(
        inbox,
        on_lost,
        on_heard,
        token=token,
        base_url=base_url,
        request=HTTPXRequest(connection_pool_size=_CONNECTIONS),
        get_updates_request=HTTPXRequest(),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        rate_limiter=AIORateLimiter(max_retries=_RETRIES),
    )
    application = (
        ApplicationBuilder()
        .bot(bot)
        .update_queue(inbox)
        .concurrent_updates(InOrder(store))
        .post_init(_introduction(assistant, token, base_url))
        .build()
    )
    services = Services(assistant, store)
    check, hearing = Check(services), Hearing(services, Policy(services, limits))
    for feature in (
        Start(services),
        Topics(services),
        Sources(services),
        Language(services),
        Membership(services),
        Listen(services, limits),
        Inline(services),
        Guest(services),
        Buttons(services),
        check,
        Ask(services),
        hearing,
        Otherwise(services),
    ):
        application.add_handlers(feature.handlers())
    application.add_handlers(check.followers(), group=1)
    application.add_handlers(hearing.followers(), group=2)
    application.add_error_handler(Trouble(services).note)
    return application


def _introduction(assistant: Assistant, token: str, base_url: str) -> Callable[[AnyApplication], Any]:
    async def introduce(application: AnyApplication) -> None:
        _LOG.info("on Telegram as @%s", application.bot.username)
        async with Bot(token, base_url=base_url, request=HTTPXRequest(connection_pool_size=_CONNECTIONS)) as bot:
            await set_profile(bot, assistant.library)

    return introduce
