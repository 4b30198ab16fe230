"""Telegram's HTML: what becomes text and entities, and what is refused with which words."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import ApiError
from bot.playground.entities import utf16_length
from bot.playground.markup import parse_html

ACCEPTED = {
    "plain text": ("hola", "hola", []),
    "bold": ("<b>hola</b>", "hola", [("bold", 0, 4)]),
    "the other names of a tag": ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd",
                                 [("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1), ("strikethrough", 3, 1)]),
    "offsets in UTF-16": ("😀 <i>é</i>", "😀 é", [("italic", 3, 1)]),
    "nesting": ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    "the four names and numbers": ("&lt;&gt;&amp;&quot;&#39;&#x27;", "<>&\"''", []),
    "an unknown name stays text": ("&nbsp;", "&nbsp;", []),
    "a quote": ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
    "a quote that opens": ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
    "bold in a quote": ("<blockquote>a<b>b</b></blockquote>", "ab", [("blockquote", 0, 2), ("bold", 1, 1)]),
    "a quote in a quote loses its mark": (
        "<blockquote>a<blockquote expandable>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
    "nothing is marked inside code": ("<code>a<b>b</b></code>", "ab", [("code", 0, 2)]),
    "an empty tag leaves nothing": ("a<b></b>", "a", []),
    "whitespace around is cut": ("  <b> a </b> ", "a", [("bold", 0, 1)]),
    "an end tag without a name": ("<b>a</>", "a", [("bold", 0, 1)]),
    "spoilers": ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
    "code with a language is a block": (
        '<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
    "an address that is no web address": ('<a href="javascript:alert(1)">a</a>', "a", []),
}  # fmt: skip

REFUSED = {
    "a tag left open": ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    "a crossed nesting": ("<b>a<i>b</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
    "an unknown tag": ("é<p>a</p>", 'Unsupported start tag "p" at byte offset 2'),
    "a line break tag": ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
    "an end without a start": ("a</b>", "Unexpected end tag at byte offset 1"),
    "a tag that never closes": ("<b", "Unclosed start tag at byte offset 0"),
    "an attribute that never closes": ('<a href="x', "Unclosed start tag at byte offset 0"),
    "a value that is no name": ("<a href=ñ>b</a>", "Unexpected end of name token at byte offset 8"),
    "an end tag that never closes": ("<b>a</b", "Unclosed end tag at byte offset 4"),
    "a bare less-than": ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
    "a span of no kind": ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    "an attribute without a value": (
        "<a href>b</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
}  # fmt: skip


@pytest.mark.parametrize(("source", "text", "entities"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepted(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    parsed = parse_html(source)
    assert parsed.text == text
    assert [(entity.type, entity.offset, entity.length) for entity in parsed.entities] == entities


@pytest.mark.parametrize(("source", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_a_link_keeps_its_address() -> None:
    (link,) = parse_html('<a href="https://Example.org/a?b=1&amp;c=2">here</a>').entities
    assert link.url == "https://example.org/a?b=1&c=2"


def test_a_block_keeps_its_language() -> None:
    (block,) = parse_html('<pre><code class="language-python">x</code></pre>').entities
    assert block.language == "python"


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)).text == text.strip()


@given(st.lists(st.tuples(st.sampled_from(["b", "i", "u", "s", "code", "blockquote"]), st.text())))
def test_entities_lie_within_the_text(pieces: list[tuple[str, str]]) -> None:
    parsed = parse_html("".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in pieces))
    assert all(0 <= entity.offset < entity.end <= utf16_length(parsed.text) for entity in parsed.entities)
