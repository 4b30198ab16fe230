"""Loading accepts what a curator should write, and names file, line, cause and remedy of everything else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.library.lint import lint
from bot.library.load import load
from bot.library.problems import Severity

LINE = "El puente se abrió en 1931 y costó dos millones."
ENTRY = """\
kind: answer
question: {es: '¿Cuándo se abrió?', en: 'When did it open?', ru: 'Когда открыли?', az: 'Nə vaxt açılıb?'}
phrasings:
  es: [año de apertura del puente]
  en: [bridge opening year]
  ru: [год открытия моста]
  az: [körpünün açılış ili]
answer: {es: En 1931., en: In 1931., ru: В 1931 году., az: 1931-ci ildə.}
citations:
  - {document: puente, line: 1, quote: El puente se abrió en 1931}
details: {year: [1931]}
related: []
reviewed: 2026-11-22
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole small knowledge base: one document of one line, one entry."""
    seeds, knowledge = tmp_path / "seeds", tmp_path / "knowledge"
    seeds.mkdir()
    (seeds / "puente.txt").write_text(LINE, encoding="utf-8")
    digest = hashlib.sha256(LINE.encode()).hexdigest()
    (seeds / "index.yaml").write_text(
        f"- {{id: puente, file: puente.txt, title: {{es: El puente}}, language: es, sha256: {digest}}}\n",
        encoding="utf-8",
    )
    for name in ("works", "vocabulary", "glosses"):
        (knowledge / name).mkdir(parents=True)
    (knowledge / "topics.yaml").write_text(
        "- {id: works, title: {es: Obras, en: Works, ru: Стройка, az: İşlər}}\n", encoding="utf-8"
    )
    (knowledge / "works" / "bridge-opening.yaml").write_text(ENTRY, encoding="utf-8")
    (knowledge / "vocabulary" / "all.yaml").write_text(
        "bridge: {kind: thing, label: {es: puente}, forms: {es: [puente*], en: [bridge*]}}\n", encoding="utf-8"
    )
    return tmp_path


def test_sound_knowledge_loads_whole(folder: Path) -> None:
    library = load(folder / "seeds", folder / "knowledge")
    entry = library.entry("bridge-opening")
    assert entry is not None
    assert entry.topic == "works"
    assert entry.citations[0].quote in library.document("puente").line(1)


@pytest.mark.parametrize(
    ("replace", "by", "line", "says"),
    [
        pytest.param("quote: El puente se abrió en 1931", "quote: El puente se abrio en 1931", 10,
                     "'El puente se abrió en 1931'", id="a quote off by a letter is told the nearest text"),
        pytest.param("line: 1", "line: 7", 10, "has no line 7", id="an unknown line"),
        pytest.param("document: puente", "document: pont", 10, "no document 'pont'", id="an unknown document"),
        pytest.param("answer:", "anwser:", 8, "did you mean 'answer'?", id="a misspelt key"),
        pytest.param("  az: [körpünün açılış ili]\n", "", 4, "has no az", id="a missing language"),
        pytest.param("related: []", "related: [nobody]", 12, "no entry 'nobody'", id="a dangling related"),
        pytest.param("reviewed: 2026-11-22", "reviewed: yesterday", 13, "pattern", id="a date out of place"),
        pytest.param("kind: answer", "kind: answer\nkind: answer", 2, "stands twice", id="a duplicate key"),
        pytest.param("kind: answer", "kind: no", 1, "'answer' or 'not_stated'", id="no is a word, and not a kind"),
        pytest.param("year: [1931]", "year: [dawn]", 11, "is no number", id="a detail that is no number"),
        pytest.param("es: [año", "es: [año: [", 5, "not YAML", id="broken YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_remedy(folder: Path, replace: str, by: str, line: int, says: str) -> None:
    path = folder / "knowledge" / "works" / "bridge-opening.yaml"
    path.write_text(ENTRY.replace(replace, by), encoding="utf-8")
    errors = [p for p in lint(folder / "seeds", folder / "knowledge") if p.severity is Severity.ERROR]
    mine = [p for p in errors if p.file == "knowledge/works/bridge-opening.yaml"]
    assert any(p.line == line and says in str(p) for p in mine), "\n".join(map(str, errors))


def test_every_mistake_of_every_file_is_told_in_one_run(folder: Path) -> None:
    works = folder / "knowledge" / "works"
    (works / "bridge-opening.yaml").write_text(ENTRY.replace("line: 1", "line: 9"), encoding="utf-8")
    (works / "bridge-two.yaml").write_text(ENTRY.replace("reviewed: 2026-11-22", ""), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load(folder / "seeds", folder / "knowledge")
    assert {Path(p.file).name for p in caught.value.problems} >= {"bridge-opening.yaml", "bridge-two.yaml"}


def test_a_changed_document_is_refused_until_its_citations_are_verified(folder: Path) -> None:
    (folder / "seeds" / "puente.txt").write_text(LINE + " Fin.", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="has changed since its citations were verified"):
        load(folder / "seeds", folder / "knowledge")


def test_a_line_that_no_entry_cites_is_told(folder: Path) -> None:
    text = LINE + "\nOtra línea."
    (folder / "seeds" / "puente.txt").write_text(text, encoding="utf-8")
    index = folder / "seeds" / "index.yaml"
    old = hashlib.sha256(LINE.encode()).hexdigest()
    index.write_text(index.read_text().replace(old, hashlib.sha256(text.encode()).hexdigest()), encoding="utf-8")
    assert any(p.line == 2 and "no entry cites" in p.what for p in lint(folder / "seeds", folder / "knowledge"))


def test_two_entries_may_not_claim_one_phrasing(folder: Path) -> None:
    (folder / "knowledge" / "works" / "bridge-two.yaml").write_text(ENTRY, encoding="utf-8")
    assert any("as well, by its phrasing" in p.what for p in lint(folder / "seeds", folder / "knowledge"))
