"""An outcome as Telegram HTML and as plain text."""

from __future__ import annotations

import pytest

from bot.answering.outcome import Correction, Outcome, OutcomeKind, Smalltalk
from bot.library.model import LANGUAGES, Citation
from bot.rendering.context import render_context, with_context
from bot.rendering.html import render_html
from bot.rendering.limits import LONGEST
from bot.rendering.plain import render_plain
from bot.rendering.reply import ChooseEntry, OpenEntry, Reply, ShowContext, ShowTopics
from tests.rendering.library import entry, library

NUMBERS = Citation("doc", 2, "93 & 29")
WHOLE = Citation("doc", 3, "El final.")


def answer(*entries: object, language: str = "es", **more: object) -> Outcome:
    return Outcome(OutcomeKind.ANSWER, language, entries=entries, **more)  # type: ignore[arg-type]


def test_the_line_stands_in_full_with_the_cited_part_underlined_and_everything_escaped() -> None:
    one = entry("one", NUMBERS, answer="Un <b>93</b> & más.")
    reply = render_html(answer(one), library(one))
    assert reply.html == (
        "Un &lt;b&gt;93&lt;/b&gt; &amp; más.\n\n<blockquote expandable><b>Documento (es), línea 2</b>\n"
        "Según un &lt;informe&gt;, <u>93 &amp; 29</u>.</blockquote>"
    )
    assert reply.plain == "Un <b>93</b> & más.\n\nDocumento (es), línea 2\nSegún un <informe>, 93 & 29."


def test_a_whole_line_needs_no_mark() -> None:
    one = entry("one", WHOLE)
    assert "<u>" not in render_html(answer(one), library(one)).html


def test_the_translation_stands_under_the_line_for_whoever_needs_it() -> None:
    one = entry("one", WHOLE)
    assert "El final.\n<i>A line. 3</i></blockquote>" in render_html(answer(one, language="en"), library(one)).html
    assert "A line." not in render_html(answer(one, language="es"), library(one)).html
    assert "<i>" not in render_html(answer(one, language="ru"), library(one)).html


def test_a_line_cited_twice_stands_once_with_both_parts_marked() -> None:
    one, two = entry("one", Citation("doc", 1, "Uno")), entry("two", Citation("doc", 1, "tres"), WHOLE)
    reply = render_html(answer(one, two), library(one, two))
    assert reply.html.count("<blockquote") == 2
    assert "<u>Uno</u> dos <u>tres</u>." in reply.html


def test_corrections_come_before_answers() -> None:
    one = entry("one", WHOLE)
    outcome = answer(one, language="en", corrections=(Correction("Yel<tsin>", ("Gorbachev",)),))
    expected = "The question supposes “Yel<tsin>”; the document says: Gorbachev.\n\nRespuesta."
    assert render_html(outcome, library(one)).plain.startswith(expected)
    assert render_plain(outcome, library(one)).startswith(expected)


@pytest.mark.parametrize("supposed", ["a" * 5000, "a\u202eb\ud800\x00c", "{stated}", "\n\n\n"])
def test_what_a_reader_supposed_cannot_disturb_the_reply(supposed: str) -> None:
    one = entry("one", WHOLE)
    reply = render_html(answer(one, corrections=(Correction(supposed, ("x",)),)), library(one))
    first = reply.plain.split("\n\n")[0]
    assert len(first) < 150
    assert first.isprintable()
    reply.html.encode()


def test_related_entries_are_buttons_near_ones_first_and_none_that_is_shown_or_gone() -> None:
    near, far = entry("near"), entry("far")
    one = entry("one", WHOLE, related=("far", "gone", "one", "near"))
    reply = render_html(answer(one, suggestions=(near, one)), library(one, near, far))
    actions = [button.action for row in reply.rows for button in row]
    assert actions == [ShowContext("one"), OpenEntry("near"), OpenEntry("far")]


def test_a_not_stated_entry_without_lines_is_its_sentence() -> None:
    none = entry("none", answer="Los documentos no lo dicen.")
    reply = render_html(Outcome(OutcomeKind.NOT_STATED, "es", entries=(none,)), library(none))
    assert reply == Reply("Los documentos no lo dicen.", "Los documentos no lo dicen.")


def test_suggestions_are_buttons_or_a_numbered_list() -> None:
    one, two = entry("one"), entry("two")
    outcome = Outcome(OutcomeKind.SUGGEST, "en", suggestions=(one, two))
    buttons = [button for row in render_html(outcome, library(one, two)).rows for button in row]
    assert [button.action for button in buttons] == [ChooseEntry("one"), ChooseEntry("two")]
    assert [button.label for button in buttons] == ["one (en)", "two (en)"]
    assert render_plain(outcome, library(one, two)).endswith("1. one (en)\n2. two (en)")


def test_an_abstention_points_to_the_topics() -> None:
    reply = render_html(Outcome(OutcomeKind.ABSTAIN, "en"), library())
    assert reply.plain == "I find no answer to that in the documents.\n\n/topics shows what they cover."
    assert reply.rows[-1][0].action == ShowTopics()
    assert "/topics" not in render_plain(Outcome(OutcomeKind.ABSTAIN, "en"), library())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Smalltalk)
def test_small_talk_is_one_short_paragraph(kind: Smalltalk, language: str) -> None:
    reply = render_html(Outcome(OutcomeKind.SMALLTALK, language, smalltalk=kind), library())
    assert 0 < len(reply.plain) < 160
    assert "\n" not in reply.plain
    assert reply.rows == ()


def test_plain_text_sets_quoted_lines_off() -> None:
    one = entry("one", NUMBERS)
    assert render_plain(answer(one, language="en"), library(one)) == (
        "Respuesta.\n\n> Documento (en), line 2\n> Según un <informe>, 93 & 29.\n> A line. 2"
    )


def test_context_adds_the_lines_around_and_none_that_is_there() -> None:
    one = entry("one", NUMBERS)
    shown = render_html(answer(one), library(one))
    more = with_context(shown, one, library(one), "es")
    assert more
    assert more.plain.startswith(shown.plain)
    assert more.plain.count("Según un") == 1
    assert "Uno dos tres." in more.plain
    assert "El final." in more.plain


def test_context_drops_translations_before_it_gives_up() -> None:
    one = entry("one", NUMBERS)
    long = library(one, gloss="g" * 1500)
    text = "x" * (LONGEST - 600)
    bare = with_context(Reply(text, text), one, long, "en")
    assert bare
    assert "ggg" not in bare.plain
    full = "x" * (LONGEST - 10)
    assert with_context(Reply(full, full), one, long, "en") is None
    assert "ggg" in render_context(one, long, "en").plain


def test_a_document_of_one_line_has_no_context() -> None:
    one = entry("one", Citation("doc", 1, "Solo."))
    assert render_context(one, library(one, lines=("Solo.",)), "en").plain == "There are no other lines around it."
