"""Where the parts of fact checks meet."""

from __future__ import annotations

from pathlib import Path

from bot.answering.encoder import TextEncoder
from bot.answering.fitted import calibration_file
from bot.checking.check import Checker
from bot.checking.deciding import Judge
from bot.checking.subject import Subject
from bot.checking.weighing import Weigher, load_weights
from bot.compiled import Compiled
from bot.compiled_facts import Rules, compile_facts
from bot.reading.reader import Reader
from bot.settings import Settings


def ready_checker(settings: Settings, compiled: Compiled, encoder: TextEncoder | None) -> Checker:
    """Return what checks claims; raises KnowledgeError or UnavailableError with all that is wrong."""
    reader = compiled.reader
    facts = compile_facts(compiled.library, settings.knowledge, settings.cache, reader, encoder)
    judge = facts.rules.judge(reader)
    if facts.stated is None:
        return make_checker(reader, facts.rules, judge)
    weights = load_weights(claim_calibration_file(settings.knowledge, semantic=encoder is not None))
    return make_checker(reader, facts.rules, judge, Weigher(judge, facts.stated, weights, encoder))


def make_checker(reader: Reader, rules: Rules, judge: Judge, weigher: Weigher | None = None) -> Checker:
    """Put together what checks claims; without a weigher the rules alone decide."""
    return Checker(reader, rules.reader(reader), judge, Subject(rules.facts, rules.scope), weigher)


def claim_calibration_file(knowledge: Path, *, semantic: bool) -> Path:
    """Return where the calibration of claims is kept, of the fuzzy reader alone or of both readers."""
    return calibration_file(knowledge, semantic=semantic, of="claims-")
