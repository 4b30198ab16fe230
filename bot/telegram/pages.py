"""What each button shows of the library."""

from __future__ import annotations

from typing import assert_never

from bot.rendering.context import render_context
from bot.rendering.html import render_browsed, render_html
from bot.rendering.menus import (
    render_language_chosen,
    render_languages,
    render_source,
    render_sources,
    render_topic,
    render_topics,
)
from bot.rendering.reply import (
    Action,
    BrowseEntry,
    ChooseEntry,
    ChooseLanguage,
    OpenEntry,
    Reply,
    ShowClaims,
    ShowContext,
    ShowLanguages,
    ShowSource,
    ShowSources,
    ShowTopic,
    ShowTopics,
    TakeDown,
)
from bot.telegram.services import Assistant


def page(assistant: Assistant, action: Action, language: str) -> Reply | None:
    """Return what an action shows; None where that is not, or no longer, in the library."""
    library = assistant.library
    match action:
        case OpenEntry(name) | ChooseEntry(name):
            outcome = assistant.entry_outcome(name, language)
            return render_html(outcome, library) if outcome else None
        case BrowseEntry(name):
            outcome = assistant.entry_outcome(name, language)
            return render_browsed(outcome, library) if outcome else None
        case ShowContext(name):
            entry = library.entry(name)
            return render_context(entry, library, language) if entry else None
        case ShowTopics(number):
            return render_topics(library, language, number)
        case ShowTopic(topic, number):
            return render_topic(library, topic, language, number)
        case ShowSources():
            return render_sources(library, language)
        case ShowSource(document, number):
            return render_source(library, document, language, number)
        case ShowLanguages():
            return render_languages(language)
        case ChooseLanguage(code):
            return render_language_chosen(code)
        case ShowClaims() | TakeDown():
            return None
    assert_never(action)
