"""Claims get the verdict, and the lines, that the documents give them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.checking.check import Checker
from bot.checking.listening import should_speak
from bot.checking.verdict import CheckOutcome, Verdict
from bot.library.facts import Fact, load_facts
from bot.library.load import load

ROOT = Path(__file__).parent.parent.parent
TABLE = Path(__file__).parent / "claims.tsv"
CLAIMS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TWINS = [line.split("\t") for line in TABLE.with_name("twins.tsv").read_text(encoding="utf-8").splitlines()[1:]]
DENIALS = [line.split("\t") for line in TABLE.with_name("denials.tsv").read_text(encoding="utf-8").splitlines()[1:]]
FACTS = load_facts(ROOT / "knowledge", load(ROOT / "seeds", ROOT / "knowledge"))

FALSE = {"es": "Es falso que ", "en": "It is false that ", "ru": "Неправда, что ", "az": "Yalandır ki, "}
OVERTURNED = {
    "never": {
        "es": "Nunca ocurrió que ",
        "en": "It never happened that ",
        "ru": "Никогда не было такого, чтобы ",
        "az": "Heç vaxt olmayıb ki, ",
    },
    "until": {
        "es": "Hasta el día de hoy no ha ocurrido que ",
        "en": "Until this very day it has not happened that ",
        "ru": "До сегодняшнего дня не было такого, чтобы ",
        "az": "Bu günə qədər olmayıb ki, ",
    },
    "refused": {
        "es": "Se negaron a que ",
        "en": "They refused to let it happen that ",
        "ru": "Они отказались допустить, чтобы ",
        "az": "Onlar razı olmadılar ki, ",
    },
    "lie": {
        "es": "Es una mentira inventada que ",
        "en": "It is a made-up lie that ",
        "ru": "Это выдумка, будто ",
        "az": "Bu uydurmadır ki, ",
    },
}
CONTRASTED = {"es": "{other}, y no {named},", "en": "{other}, not {named},", "ru": "{other}, а не {named},",
              "az": "{named} yox, {other}"}  # fmt: skip
ADDED = {"es": " en París", "en": " in Paris", "ru": " в Париже", "az": " Parisdə"}
REPORTS_DIFFER = "soldiers-killed"
CUES = YAML(typ="safe").load(ROOT / "bot" / "languages" / "claims.yaml")
PIECES = [form.rstrip("*") for cue in CUES.values() for forms in cue.values() for form in forms] + [
    "Gorbachov", "Yazov", "ambulancias", "soldiers", "90 soldados", "veintiuno", "1990", "20:00", "3.5", "%", ",", "?",
]  # fmt: skip


NAMES = {
    "es": ("Gorbachov", "Yázov", "Bakatin", "Vazírov", "Mamédov", "Khazar"),
    "en": ("Gorbachev", "Yazov", "Bakatin", "Vazirov", "Mammadov", "Khazar"),
    "ru": ("Горбачёв", "Язов", "Бакатин", "Везиров", "Мамедов", "Хазар"),
    "az": ("Qorbaçov", "Yazov", "Bakatin", "Vəzirov", "Məmmədov", "Xəzər"),
}


def names_in(statement: str, language: str) -> list[str]:
    """The persons of the documents that a statement names."""
    return [name for name in NAMES[language] if name in statement]


def others_named(statement: str, language: str) -> list[tuple[str, str]]:
    """Each name of a statement with one that could stand in its place."""
    free = next(name for name in NAMES[language] if name not in statement)
    return [(name, free) for name in names_in(statement, language)]


def str_of(value: object) -> str:
    """What names a case in a test report."""
    return value.id if isinstance(value, Fact) else str(value)


def said(outcome: CheckOutcome) -> str:
    """The verdict of a message, in a word."""
    return outcome.verdict.value if outcome.verdict else "no claim"


def lines(outcome: CheckOutcome) -> str:
    """The lines that the deciding claims cite."""
    deciding = (claim for claim in outcome.claims if claim.verdict is outcome.verdict)
    return ",".join(map(str, sorted({c.line for claim in deciding for c in claim.citations}))) or "-"


@pytest.mark.parametrize(("verdict", "cited", "text"), [c for c in CLAIMS if c[0] != "ordinary"])
def test_each_claim_and_its_twins(rules: Checker, verdict: str, cited: str, text: str) -> None:
    """By the rules, what holds is supported, a turned detail refutes it, a further one leaves it open."""
    outcome = rules.check(text, "es")
    assert (said(outcome), lines(outcome)) == (verdict, cited)


def test_no_claim_is_turned_into_its_opposite(january: Checker) -> None:
    """With the statements weighed in, doubt grows here and there, and nothing true is refuted or false supported."""
    claims = [claim for claim in CLAIMS if claim[0] != "ordinary"]
    found = [(verdict, said(january.check(text, "es"))) for verdict, _, text in claims]
    assert ("supported", "refuted") not in found
    assert ("refuted", "supported") not in found
    assert sum(verdict == got for verdict, got in found) >= 0.9 * len(found)


def test_hard_twins_are_seldom_turned_into_their_opposite(january: Checker) -> None:
    """Double negations, exceptions, swapped roles, contrasts: the hardest sentences, and the bound holds for all."""
    found = [(verdict, january.judge(january.read(text)).verdict.value) for verdict, _, text in TWINS]
    turned = sum({verdict, got} == {"supported", "refuted"} for verdict, got in found)
    decided = sum(verdict == got for verdict, got in found if verdict != "not_enough_evidence")
    assert turned <= 0.1 * len(found)
    assert decided >= 0.35 * len(found)


@pytest.mark.parametrize(("true", "false"), DENIALS)
def test_who_denies_what_is_false_is_not_refuted(january: Checker, true: str, false: str) -> None:
    """Another value denied, a denial denied, *nobody but*: and the sentences nearest to them are not supported."""
    assert january.check(true, "es").verdict is not Verdict.REFUTED
    assert january.check(false, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize("text", [c[2] for c in CLAIMS if c[0] == "ordinary"])
def test_ordinary_messages_are_met_with_silence(january: Checker, text: str) -> None:
    """A listening group hears nothing of everyday talk, even where it shares words with the subject."""
    assert not should_speak(january.check(text, "es"))


@pytest.mark.parametrize(
    "text",
    [
        "nobody ever fired at the ambulances",
        "No se censuró ninguna noticia",
        "it was settled long ago how those soldiers died, nobody disputes it",
        "власти никого не эвакуировали на командные пункты",
        "Gorbaçov Azərbaycandan heç vaxt üzr istəməyib",
    ],
)
def test_a_listening_group_hears_of_what_is_surely_false(january: Checker, text: str) -> None:
    """Even where it does not name the subject, if what it says is unlike anything else."""
    assert should_speak(january.check(text, "es"))


@pytest.mark.parametrize(
    "text",
    [
        "no fueron 29 los soldados soviéticos muertos, fueron 21",
        "more than 20 soviet soldiers were killed in the clashes",
        "погиб 21 советский солдат",
    ],
)
def test_reports_that_differ_are_told_with_their_figures(january: Checker, text: str) -> None:
    """The reason names both figures, whether the rules gave the verdict or the statements did."""
    (claim,) = january.check(text, "es").claims
    assert (claim.verdict, claim.reason.stated) == (Verdict.CONFLICTING, ("29", "21"))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
@pytest.mark.parametrize("language", FALSE)
def test_the_statement_of_a_fact_and_its_denial(january: Checker, fact: Fact, language: str) -> None:
    """No statement is called refuted, and none is called supported once it is called false."""
    statement = fact.statement[language].rstrip(".")
    assert january.check(statement, "es").verdict is not Verdict.REFUTED
    denied = FALSE[language] + statement[0].lower() + statement[1:]
    assert january.check(denied, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
@pytest.mark.parametrize("language", FALSE)
@pytest.mark.parametrize("device", OVERTURNED)
def test_a_statement_overturned_as_a_whole_is_not_supported(
    january: Checker, fact: Fact, language: str, device: str
) -> None:
    """Denied in other words than those of falsity: never, until today, refused, invented."""
    statement = fact.statement[language].rstrip(".")
    text = OVERTURNED[device][language] + statement[0].lower() + statement[1:]
    assert january.check(text, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("fact", "language"), [(f, x) for f in FACTS for x in FALSE if re.search(r"\d", f.statement[x])], ids=str_of
)
def test_another_number_is_not_supported(january: Checker, fact: Fact, language: str) -> None:
    """A count, an hour or a year that is not the document's, in the document's own sentence."""
    changed = re.sub(r"\d+", lambda number: str(int(number[0]) + 3), fact.statement[language], count=1)
    assert january.check(changed, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("fact", "language", "named", "other"),
    [(f, x, named, other) for f in FACTS for x in FALSE for named, other in others_named(f.statement[x], x)],
    ids=str_of,
)
def test_another_person_is_not_supported(january: Checker, fact: Fact, language: str, named: str, other: str) -> None:
    """A person of the documents put in the place of another, in the document's own sentence."""
    changed = fact.statement[language].replace(named, other)
    assert january.check(changed, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("fact", "language", "named", "other"),
    [(f, x, named, other) for f in FACTS for x in FALSE for named, other in others_named(f.statement[x], x)],
    ids=str_of,
)
def test_one_person_and_not_the_other_is_not_supported(
    january: Checker, fact: Fact, language: str, named: str, other: str
) -> None:
    """The document's person set aside for another, in one breath."""
    changed = fact.statement[language].replace(named, CONTRASTED[language].format(named=named, other=other))
    assert january.check(changed, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("fact", "language", "first", "second"),
    [(f, x, *found) for f in FACTS for x in FALSE if len(found := names_in(f.statement[x], x)) == 2],
    ids=str_of,
)
def test_swapped_persons_are_not_supported(
    january: Checker, fact: Fact, language: str, first: str, second: str
) -> None:
    """Who did it and to whom, or who held which office, the other way round."""
    swapped = fact.statement[language].replace(first, "\0").replace(second, first).replace("\0", second)
    assert january.check(swapped, "es").verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.id != REPORTS_DIFFER], ids=lambda fact: fact.id)
@pytest.mark.parametrize("language", ADDED)
def test_an_added_detail_leaves_a_statement_open(january: Checker, fact: Fact, language: str) -> None:
    """A place of which the documents say nothing is never supported along with the rest."""
    text = fact.statement[language].rstrip(".") + ADDED[language]
    assert january.check(text, "es").verdict is Verdict.NOT_ENOUGH


def test_spans_are_exact_substrings(january: Checker) -> None:
    """Each claim can be quoted from the message as it stands."""
    text = "📢 Hola a todos. *Gorbachov pidió perdón en 1998*, dicen ‼️ Murieron 29 soldados soviéticos. ¿Vienes?"
    found = january.check(text, "es").claims
    assert [claim.verdict for claim in found] == [Verdict.REFUTED, Verdict.CONFLICTING]
    assert all(text[claim.start : claim.start + len(claim.span)] == claim.span for claim in found)


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        ("supported", "На следующий день чиновников вывезли на окраину, на военные командные пункты."),
        ("not_enough_evidence", "На следующий день чиновников вывезли на окраину, на базу черноморского флота."),
        ("supported", "I'm pretty sure there are other reports that put it at 21 servicemen dead and 90 hurt."),
        ("refuted", "I'm pretty sure there are other reports that put it at 21 servicemen dead and 400 hurt."),
    ],
)
def test_what_only_the_whole_sentence_says(january: Checker, verdict: str, text: str) -> None:
    """A clause that settles nothing by itself is read with its neighbours, and hides nothing that they do not say."""
    assert said(january.check(text, "en")) == verdict


@pytest.mark.parametrize("text", ["", "👍", "¿Gorbachov se disculpó?", "https://example.org", "`Gorbachov`", "jajaja"])
def test_nothing_to_check(january: Checker, text: str) -> None:
    """A message without a claim has no verdict."""
    assert january.check(text, "es").verdict is None


@pytest.mark.parametrize(
    ("verdict", "cited", "text"),
    [
        ("supported", "1", "Carmen Rueda inauguró el puente en 1931."),
        ("supported", "1", "The mayor opened the bridge in 1931"),
        ("refuted", "1", "El puente se inauguró en 1941."),
        ("refuted", "1", "Gaudí inauguró el puente en 1931."),
        ("refuted", "1", "Carmen Rueda nunca inauguró el puente."),
        ("not_enough_evidence", "-", "Carmen Rueda inauguró el puente en 1931 con una orquesta."),
        ("conflicting", "2,3", "Murieron 12 obreros en la construcción del puente."),
        ("supported", "2", "Según un informe murieron 12 obreros en la construcción."),
        ("refuted", "2,3", "During construction 40 workers died."),
        ("refuted", "4", "El arquitecto del puente fue Gaudí."),
        ("refuted", "4", "The bridge was built of iron."),
        ("supported", "4", "Мост сделан из камня"),
        ("supported", "5", "Todavía se discute por qué se cerró el puente."),
        ("conflicting", "5", "El puente se cerró por una riada."),
        ("refuted", "5", "Ya está aclarado por qué se cerró el puente."),
    ],
)
def test_another_subject_without_a_change_of_code(bridge: Checker, verdict: str, cited: str, text: str) -> None:
    """The engine holds no word of the subject: another seeds/ and knowledge/ make another checker."""
    outcome = bridge.check(text, "es")
    assert (said(outcome), lines(outcome)) == (verdict, cited)


@pytest.mark.parametrize(
    "text", ["", "!!!", "🙄", "no", "no, no y no", "not 21", "el que eso hizo fue él", "ни 5, ни 7", "1 2 3"]
)
def test_odd_messages_are_met_calmly(january: Checker, rules: Checker, text: str) -> None:
    """Nothing that can be written makes the checking fail, nor say what no document holds."""
    for checker in (january, rules):
        assert checker.check(text, "es").verdict in (None, Verdict.NOT_ENOUGH)
        assert checker.judge(checker.read(text)).verdict in (Verdict.NOT_ENOUGH, Verdict.CONFLICTING)


@settings(max_examples=200)
@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_no_jumble_makes_the_checking_fail(rules: Checker, text: str) -> None:
    """Whatever cues, names and numbers stand side by side, there is a calm reply."""
    rules.check(text, "es")
    assert rules.judge(rules.read(text)).verdict in set(Verdict)
