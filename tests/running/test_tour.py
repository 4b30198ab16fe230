"""The tour of the chat page."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.library.model import LANGUAGES
from bot.settings import Settings
from bot.tour import load_tour


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_tour(language: str) -> None:
    steps = [step for step in load_tour(Settings().knowledge) if step.language == language]
    assert [step.kind for step in steps] == ["ask"] * 3 + ["forward+check"] * 2
    assert all(step.label and step.text for step in steps)


def test_knowledge_without_a_tour_has_none(tmp_path: Path) -> None:
    assert load_tour(tmp_path) == ()


@pytest.mark.parametrize("content", ["- label: 3", "steps: []", "- {label: {es: Una}}", "["])
def test_a_tour_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "tour.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"tour\.yaml"):
        load_tour(tmp_path)
