"""What is made ready is kept once, whoever makes it."""

from __future__ import annotations

from pathlib import Path

from bot.compiled import drafted


def test_of_two_that_write_at_the_same_time_the_first_stays(tmp_path: Path) -> None:
    place = tmp_path / "knowledge"
    with drafted(place) as slow:
        (slow / "by").write_text("slow")
        with drafted(place) as quick:
            (quick / "by").write_text("quick")
    assert (place / "by").read_text() == "quick"
    assert [path.name for path in tmp_path.iterdir()] == ["knowledge"]


def test_what_was_left_unfinished_is_made_anew(tmp_path: Path) -> None:
    place = tmp_path / "knowledge"
    place.mkdir()
    (place / "by").write_text("somebody interrupted")
    with drafted(place) as draft:
        (draft / "by").write_text("us")
    assert (place / "by").read_text() == "us"
