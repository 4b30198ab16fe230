"""A small bot on python-telegram-bot that uses all of the playground: echo, button, inline, guest."""

from __future__ import annotations

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from tests.conversation.chat import AnyApplication

Context = ContextTypes.DEFAULT_TYPE
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Context", callback_data="context")]])


async def start(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_text("Welcome")


async def echo(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message
    if update.edited_message:
        await message.reply_text(f"now {message.text}")
    else:
        await message.reply_html(f"<b>{message.text or message.caption}</b>", do_quote=True, reply_markup=KEYBOARD)


async def press(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    await query.answer("here you are")
    await query.edit_message_text("<blockquote expandable>the line</blockquote>", parse_mode="HTML")


async def offer(update: Update, _: Context) -> None:
    assert update.inline_query
    content = InputTextMessageContent(f"about {update.inline_query.query}")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Title", content, reply_markup=KEYBOARD)])


async def guest(update: Update, _: Context) -> None:
    if update.guest_message:
        content = InputTextMessageContent("a guest speaks")
        await update.guest_message.answer_guest_query(InlineQueryResultArticle("1", "Title", content))


def build(address: str, token: str) -> AnyApplication:
    application = Application.builder().base_url(f"{address}/bot").token(token).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGES & (filters.TEXT | filters.CAPTION), echo))
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(offer))
    application.add_handler(TypeHandler(Update, guest))
    return application
