"""Checks as messages: every claim once, every page within Telegram's limit, and the same where there are no buttons."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.outcome import Outcome, OutcomeKind
from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Reason, Verdict
from bot.library.model import LANGUAGES, Citation
from bot.rendering.about import Audience, commands
from bot.rendering.checks import render_check, render_check_alone
from bot.rendering.inline import offers, render_alone
from bot.rendering.limits import LONGEST, units
from bot.rendering.listening import render_listening_on, render_report
from bot.rendering.reply import Reply, ShowClaims, TakeDown
from bot.rendering.takedown import with_take_down
from tests.rendering.library import entry, library

VERDICTS = st.sampled_from(Verdict)
LIBRARY = library(lines=("Uno dos tres. " * 40, "El final."))


def claim(span: str, verdict: Verdict = Verdict.REFUTED, line: int = 2) -> CheckedClaim:
    reason = Reason(Ground.STATED if verdict is Verdict.SUPPORTED else Ground.OPPOSITE)
    cited = () if verdict is Verdict.NOT_ENOUGH else (Citation("doc", line, LIBRARY.document("doc").line(line)),)
    return CheckedClaim(span, 0, verdict, reason, cited)


def check(*claims: CheckedClaim, language: str = "es") -> CheckOutcome:
    return CheckOutcome(language, claims)


def pages(outcome: CheckOutcome) -> list[Reply]:
    found = [render_check(outcome, LIBRARY)]
    while any(b.action == ShowClaims(len(found)) for row in found[-1].rows for b in row):
        found.append(render_check(outcome, LIBRARY, len(found)))
    return found


CLAIMS = st.lists(st.builds(claim, st.text(max_size=400), VERDICTS, st.integers(1, 2)), max_size=20)


@given(CLAIMS, st.sampled_from(LANGUAGES))
def test_every_page_fits_and_every_claim_has_its_verdict_once(claims: list[CheckedClaim], language: str) -> None:
    numbered = [claim(f"n{number}n {each.span}", each.verdict) for number, each in enumerate(claims)]
    shown = pages(check(*numbered, language=language))
    assert all(units(page.plain) <= LONGEST for page in shown)
    found = [int(number) for page in shown for number in re.findall(r": «n(\d+)n", page.plain)]
    assert found == list(range(len(claims)))


@given(CLAIMS)
def test_a_check_without_buttons_fits_and_has_none(claims: list[CheckedClaim]) -> None:
    alone = render_check_alone(check(*claims), LIBRARY)
    assert units(alone.plain) <= LONGEST
    assert alone.rows == ()


def test_what_fits_on_one_page_is_the_same_with_and_without_buttons() -> None:
    assert render_check(check(claim("a"), claim("b")), LIBRARY) == render_check_alone(
        check(claim("a"), claim("b")), LIBRARY
    )


@pytest.mark.parametrize("page", [-1, 0, 1, 99])
def test_a_page_that_does_not_exist_is_the_nearest(page: int) -> None:
    assert render_check(check(claim("a")), LIBRARY, page) == render_check(check(claim("a")), LIBRARY)


def test_a_line_is_quoted_once_on_a_page_and_again_on_the_next() -> None:
    shown = pages(check(*(claim(f"{number} {'bla ' * 70}", line=1) for number in range(14))))
    assert len(shown) > 1
    assert all(page.html.count("<blockquote") == 1 for page in shown)


def test_where_there_is_more_it_is_said() -> None:
    alone = render_check_alone(check(*(claim(f"{n} {'bla ' * 70}") for n in range(14)), language="en"), LIBRARY)
    assert alone.plain.endswith("Forward me the message in private.")


ONE = entry("one", Citation("doc", 2, "El final."), answer="Un final.")
ANSWERED = Outcome(OutcomeKind.ANSWER, "es", entries=(ONE,), confidence=1.0)
SILENT = Outcome(OutcomeKind.ABSTAIN, "es")


def offered(asked: Outcome, checked: CheckOutcome) -> list[str]:
    return [offer.id for offer in offers(asked, checked, library(ONE, lines=LIBRARY.documents[0].lines))]


def test_a_verdict_that_settles_comes_before_the_answer_and_one_that_does_not_after_it() -> None:
    assert offered(ANSWERED, check(claim("a"))) == ["check", "one"]
    assert offered(ANSWERED, check(claim("a", Verdict.NOT_ENOUGH))) == ["one", "check"]
    assert offered(ANSWERED, check()) == ["one"]
    assert offered(SILENT, check(claim("a"))) == ["check"]
    assert offered(SILENT, check()) == []


def test_near_questions_are_offered_only_where_there_is_nothing_else() -> None:
    near = Outcome(OutcomeKind.SUGGEST, "es", suggestions=(ONE,))
    assert offered(near, check()) == ["one"]
    assert offered(near, check(claim("a"))) == ["check"]


def test_suggestions_are_listed_where_there_are_no_buttons() -> None:
    near = Outcome(OutcomeKind.SUGGEST, "es", suggestions=(ONE,))
    assert render_alone(near, library(ONE)).plain.endswith("\n\n• one (es)")
    assert render_alone(ANSWERED, library(ONE)).rows == ()


def test_the_button_that_takes_down_comes_last() -> None:
    reply = with_take_down(render_check(check(claim("a")), LIBRARY), 7, "en")
    assert [(button.label, button.action) for button in reply.rows[-1]] == [("✕ Take down", TakeDown(7))]


@given(st.text(max_size=200), CLAIMS)
def test_a_report_fits_whatever_the_group_is_called(group: str, claims: list[CheckedClaim]) -> None:
    report = render_report(check(*claims), LIBRARY, "es", group, "https://t.me/c/1/2")
    assert units(report.plain) <= LONGEST


@pytest.mark.parametrize(("count", "said"), [(1, "1 раза в час"), (3, "3 раз в час"), (5, "5 раз в час")])
def test_the_cap_is_announced_in_good_russian(count: int, said: str) -> None:
    assert said in render_listening_on("ru", count).plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_administrators_are_shown_that_they_decide(language: str) -> None:
    listed = {audience: [name for name, _ in commands(language, audience)] for audience in Audience}
    assert "listen" in listed[Audience.ADMINS]
    assert "listen" not in listed[Audience.GROUP] + listed[Audience.PRIVATE]
