"""Offers <-> Telegram's articles: a message that a person sends, or that the bot sends as a guest."""

from __future__ import annotations

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.rendering.inline import Offer


def article(offer: Offer) -> InlineQueryResultArticle:
    """Return an offer as an article; without buttons, for the bot would not be shown the message they hang on."""
    content = InputTextMessageContent(
        offer.reply.html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(offer.id, offer.title, content, description=offer.description)
