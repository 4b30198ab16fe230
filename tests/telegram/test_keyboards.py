"""Buttons and their callback data."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.model import LANGUAGES
from bot.rendering.reply import (
    Action,
    BrowseEntry,
    Button,
    ChooseEntry,
    ChooseLanguage,
    OpenEntry,
    ShowClaims,
    ShowContext,
    ShowLanguages,
    ShowSource,
    ShowSources,
    ShowTopic,
    ShowTopics,
    TakeDown,
)
from bot.telegram.keyboards import decode, encode, keyboard, without

IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,7}){0,4}", fullmatch=True).filter(lambda text: len(text) <= 40)
PAGES = st.integers(0, 9999)
CODES = st.sampled_from(LANGUAGES)
ACTIONS = st.one_of(
    *(st.builds(kind, IDS) for kind in (OpenEntry, ChooseEntry, BrowseEntry, ShowContext)),
    st.builds(ShowTopics, PAGES),
    st.builds(ShowTopic, IDS, PAGES),
    st.builds(ShowSources),
    st.builds(ShowSource, IDS, PAGES),
    st.builds(ShowLanguages),
    st.builds(ShowClaims, PAGES),
    st.builds(TakeDown, st.integers(-(10**13), 10**13)),
)


@given(ACTIONS, CODES)
def test_what_is_encoded_is_read_back_and_fits(action: Action, language: str) -> None:
    data = encode(Button("label", action, language))
    assert len(data.encode()) <= 64
    assert decode(data) == (action, language)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_chosen_whatever_the_menu_speaks(code: str) -> None:
    assert decode(encode(Button("label", ChooseLanguage(code), "es"))) == (ChooseLanguage(code), code)


@given(st.text(max_size=64))
def test_any_other_data_is_read_without_error(data: str) -> None:
    found = decode(data)
    assert found is None or isinstance(found[0], get_args(Action))


def test_a_button_too_long_for_telegram_is_left_out() -> None:
    rows = ((Button("long", OpenEntry("x" * 80), "es"),), (Button("short", OpenEntry("x"), "es"),))
    drawn = keyboard(rows)
    assert drawn
    assert [[button.text for button in row] for row in drawn.inline_keyboard] == [["short"]]
    assert keyboard(rows[:1]) is None


def test_a_pressed_button_can_be_taken_away() -> None:
    drawn = keyboard(((Button("a", OpenEntry("a"), "es"),), (Button("b", OpenEntry("b"), "es"),)))
    fewer = without(drawn, "o:es:a")
    assert fewer
    assert [[button.text for button in row] for row in fewer.inline_keyboard] == [["b"]]
    assert without(fewer, "o:es:b") is None
    assert without(None, "o:es:b") is None
