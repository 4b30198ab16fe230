"""Where the parts of fact checks meet."""

from __future__ import annotations

from pathlib import Path

from bot.answering.encoder import TextEncoder
from bot.checking.check import Checker
from bot.checking.subject import Subject
from bot.checking.weighing import Weigher, load_weights
from bot.compiled import Compiled
from bot.compiled_facts import Rules, compile_facts
from bot.reading.reader import Reader
from bot.settings import Settings


def ready_checker(settings: Settings, compiled: Compiled, encoder: TextEncoder | None) -> Checker:
    """Return what checks claims; raises KnowledgeError or UnavailableError with all that is wrong."""
    facts = compile_facts(compiled.library, settings.knowledge, settings.cache, compiled.reader, encoder)
    if facts.stated is None:
        return make_checker(compiled.reader, facts.rules)
    weights = load_weights(claim_calibration_file(settings.knowledge, semantic=encoder is not None))
    weigher = Weigher(facts.rules.judge(compiled.reader), facts.stated, weights, encoder)
    return make_checker(compiled.reader, facts.rules, weigher)


def make_checker(reader: Reader, rules: Rules, weigher: Weigher | None = None) -> Checker:
    """Put together what checks claims; without a weigher the rules alone decide."""
    return Checker(reader, rules.reader(reader), rules.judge(reader), Subject(rules.facts, rules.scope), weigher)


def claim_calibration_file(knowledge: Path, *, semantic: bool) -> Path:
    """Return where the calibration of claims is kept, of the fuzzy reader alone or of both readers."""
    return knowledge / "calibration" / f"claims-{'both-readers' if semantic else 'fuzzy-reader'}.json"
