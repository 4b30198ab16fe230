"""The claims of a message, each with its verdict, what decided it and the lines it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bot.checking.verdict import CheckedClaim, CheckOutcome, Ground, Verdict
from bot.library.model import Library
from bot.rendering.blocks import Block, Mark, Paragraph, Quote, Run, paragraph, visible
from bot.rendering.catalogue import words
from bot.rendering.composing import quoted
from bot.rendering.html import message
from bot.rendering.limits import cut, fits
from bot.rendering.reply import Button, Reply, ShowClaims

SIGNS = {Verdict.SUPPORTED: "✅", Verdict.REFUTED: "❌", Verdict.CONFLICTING: "⚖️", Verdict.NOT_ENOUGH: "❔"}
_LONGEST_CLAIM = 300
"""UTF-16 units of a claim that is quoted back."""
_LONGEST_DETAIL = 60


def render_check(outcome: CheckOutcome, library: Library, page: int = 0) -> Reply:
    """Return the reply to a check: as many claims as fit, with a button for the rest.

    Pages count from 0; one that does not exist is the last. No claim is torn apart.
    """
    pages = _pages(outcome, library)
    page = max(0, min(page, len(pages) - 1))
    language = outcome.language
    rest = words(language).gettext("The rest")
    back = (Button(f"‹ {page}/{len(pages)}", ShowClaims(page - 1), language),) if page else ()
    forth = (Button(f"{rest} {page + 2}/{len(pages)} ›", ShowClaims(page + 1), language),)
    return message(pages[page], [back + (forth if page + 1 < len(pages) else ())])


def render_check_alone(outcome: CheckOutcome, library: Library) -> Reply:
    """Return the reply to a check where no button can lead on: one message, which says if there is more."""
    pages = _pages(outcome, library)
    if len(pages) == 1:
        return message(pages[0])
    more = words(outcome.language).gettext("There are more claims than fit here. Forward me the message in private.")
    return message((*pages[0], paragraph(more)))


def render_plain_check(outcome: CheckOutcome, library: Library) -> str:
    """Return the reply to a check as plain text: each quoted line set off by `> `; not cut to any length."""
    parts = []
    for block in compose_check(outcome, library):
        text = visible([block])
        parts.append(text if isinstance(block, Paragraph) else "\n".join(f"> {line}" for line in text.split("\n")))
    return "\n\n".join(parts)


def compose_check(outcome: CheckOutcome, library: Library) -> tuple[Block, ...]:
    """Return what the reply to a check says: claim by claim, with each line quoted where it is first cited."""
    _ = words(outcome.language).gettext
    if not outcome.claims:
        return (paragraph(_("I find nothing here that can be checked against the documents.")),)
    blocks: list[Block] = []
    shown: set[tuple[str, int]] = set()
    for claim in outcome.claims:
        blocks.append(_heading(claim, library, outcome.language))
        blocks += _lines(claim, library, outcome.language, shown)
    return tuple(blocks)


def _pages(outcome: CheckOutcome, library: Library) -> list[tuple[Block, ...]]:
    pages: list[tuple[CheckedClaim, ...]] = [()]
    for claim in outcome.claims:
        longer = (*pages[-1], claim)
        if pages[-1] and not fits(compose_check(replace(outcome, claims=longer), library)):
            pages.append((claim,))
        else:
            pages[-1] = longer
    return [compose_check(replace(outcome, claims=claims), library) for claims in pages]


def verdict_word(verdict: Verdict, language: str) -> str:
    """Return a verdict in a word or two."""
    _ = words(language).gettext
    match verdict:
        case Verdict.SUPPORTED:
            return _("Supported")
        case Verdict.REFUTED:
            return _("Refuted")
        case Verdict.CONFLICTING:
            return _("Conflicting evidence")
        case Verdict.NOT_ENOUGH:
            return _("Not enough evidence")
    assert_never(verdict)


def _heading(claim: CheckedClaim, library: Library, language: str) -> Paragraph:
    span = cut(" ".join(claim.span.split()), _LONGEST_CLAIM)
    word = f"{SIGNS[claim.verdict]} {verdict_word(claim.verdict, language)}"
    why = reason(claim, library, language)
    runs = [Run(word, Mark.BOLD), Run(f": «{span}»")]
    return Paragraph((*runs, Run(f"\n{why}")) if why else tuple(runs))


def reason(claim: CheckedClaim, library: Library, language: str) -> str:
    """Say in a sentence what decided a verdict; empty where the quoted line says it all."""
    _ = words(language).gettext
    said = cut(" ".join(claim.reason.said.split()), _LONGEST_DETAIL)
    stated = _stated(claim.reason.stated, library, language)
    match claim.reason.ground:
        case Ground.STATED:
            return ""
        case Ground.OPPOSITE:
            return _("The document says the opposite.")
        case Ground.DETAIL | Ground.NUMBER:
            number = claim.citations[0].line
            sentence = _("The message says “{said}”; line {number} says: {stated}.")
            return sentence.format(said=said, number=number, stated=stated)
        case Ground.REPORTS_DIFFER:
            return _("The reports that the document cites differ: {stated}.").format(stated=stated)
        case Ground.DISPUTED:
            return _("According to the document, this is still in dispute.")
        case Ground.MORE_SAID:
            return _("The documents do not say: “{said}”.").format(said=said) if said else ""
        case Ground.UNCLEAR | Ground.NOT_STATED:
            return _("The documents do not settle this.")
    assert_never(claim.reason.ground)


def _stated(values: Sequence[str], library: Library, language: str) -> str:
    """Name what the document has: its numbers, or the first of the concepts that mean the same."""
    labels = {concept.id: concept.label.get(language, concept.id) for concept in library.concepts}
    if all(value.isdigit() for value in values):
        return ", ".join(values)
    return labels.get(values[0], values[0]) if values else ""


def _lines(claim: CheckedClaim, library: Library, language: str, shown: set[tuple[str, int]]) -> list[Quote]:
    quotes: dict[tuple[str, int], list[str]] = {}
    for citation in claim.citations:
        quotes.setdefault((citation.document, citation.line), []).append(citation.quote)
    fresh = {place: cited for place, cited in quotes.items() if place not in shown}
    shown.update(fresh)
    return [quoted(library.document(name), line, language, cited) for (name, line), cited in fresh.items()]
