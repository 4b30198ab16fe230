"""The floors under which no figure may fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from tests import floors
from tests.floors import NAMES, Figure, Place, beside, read_floors

_ES = Place("questions", "es", "right")


def _file(folder: Path, text: str) -> Path:
    file = folder / "floors.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_floors_of_this_project_can_be_read() -> None:
    assert read_floors(Path(floors.__file__).with_name("floors.toml"))[_ES] > 0.5


@pytest.mark.parametrize(
    ("good", "of", "fell"),
    [
        pytest.param(9, 10, False, id="on-the-floor"),
        pytest.param(10, 10, False, id="above"),
        pytest.param(8, 10, True, id="below"),
        pytest.param(0, 0, True, id="nothing-to-measure"),
    ],
)
def test_a_figure_falls_below_its_floor_only(good: int, of: int, fell: bool) -> None:
    assert Figure(_ES, good, of, 0.9).fell is fell


def test_a_figure_without_a_floor_cannot_fall() -> None:
    assert not Figure(_ES, 0, 10).fell


def test_a_floor_without_a_case_is_shown_too() -> None:
    [figure] = beside({}, {_ES: 0.9})
    assert figure.fell
    assert "no case" in str(figure)


def test_figures_come_in_the_order_of_their_lists() -> None:
    places = [Place("claims", "others", "safe"), Place("questions", "en", "kept"), _ES]
    assert [figure.place for figure in beside({place: [True] for place in places}, {})] == places[::-1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("questions = 1", id="no-table-of-languages"),
        pytest.param("[questions]\nes = 0.9", id="no-table-of-figures"),
        pytest.param("[answers]\nes = {right = 0.9}", id="unknown-kind"),
        pytest.param("[questions]\nfr = {right = 0.9}", id="unknown-language"),
        pytest.param("[questions]\nes = {rihgt = 0.9}", id="unknown-figure"),
        pytest.param("[questions]\nes = {right = 90}", id="per-cent"),
        pytest.param("[questions]\nes = {right = '0.9'}", id="text"),
        pytest.param("[questions]\nes = {right = true}", id="boolean"),
        pytest.param("[questions", id="not-toml"),
    ],
)
def test_floors_that_cannot_be_are_refused_with_their_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"floors\.toml: "):
        read_floors(_file(tmp_path, text))


def test_every_figure_can_have_a_floor(tmp_path: Path) -> None:
    text = "\n".join(f"[{kind}.es]\n" + "\n".join(f"{name} = 1" for name in names) for kind, names in NAMES.items())
    assert len(read_floors(_file(tmp_path, text))) == sum(len(names) for names in NAMES.values())
