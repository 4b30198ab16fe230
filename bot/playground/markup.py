"""Telegram's HTML: from marked-up text to plain text and entities, or a refusal in its own words.

The grammar and the sentences are those that Telegram documents and answers with
(https://core.telegram.org/bots/api#html-style). It is not a browser's HTML: an unknown tag, a tag
left open and a crossed nesting are errors; an unknown `&name;` is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .entities import utf16_length
from .errors import ApiError, bad_request
from .links import checked_link
from .values import Entity

_KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_QUOTES = {"blockquote", "expandable_blockquote"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?P<decimal>\d+)|#x(?P<hex>[0-9a-fA-F]+)|(?P<name>lt|gt|amp|quot));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>]*)\s*(?:=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[A-Za-z0-9.-]*)(?=[\s>]|$)))?"""
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A plain text and its entities, ordered by offset, the longer first."""

    text: str
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    start: int  # in UTF-16 code units
    piece: int  # how many pieces of the plain text came before


def parse_html(source: str) -> Formatted:
    """Parse Telegram's HTML; raise ApiError 400 with Telegram's sentence where it would refuse.

    Whitespace around the text is cut off, as Telegram does, and an entity that is left empty is
    dropped. A quote inside a quote, and anything inside code, loses its mark.

    >>> parse_html("<b>93</b> died")
    Formatted(text='93 died', entities=(Entity(type='bold', offset=0, length=2, url=None, user=None, language=None),))
    """
    parser = _Parser(source)
    return trim("".join(parser.pieces), _nest(parser.entities))


def trim(text: str, entities: Iterable[Entity]) -> Formatted:
    """Cut whitespace off both ends of a text and fit its entities to what is left."""
    lead = utf16_length(text) - utf16_length(text.lstrip())
    stripped = text.strip()
    total = utf16_length(stripped)
    fitted = []
    for entity in entities:
        start = min(max(entity.offset - lead, 0), total)
        end = min(max(entity.end - lead, 0), total)
        if end > start:
            fitted.append(replace(entity, offset=start, length=end - start))
    return Formatted(stripped, tuple(fitted))


def _nest(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    outermost_first = entities[::-1]  # of two equal entities the outer one was closed last
    outermost_first.sort(key=lambda each: (each.offset, -each.length))
    for entity in outermost_first:
        around = [outer for outer in kept if outer.offset <= entity.offset < outer.end]
        if not any(
            outer.type in {"code", "pre", entity.type} or {outer.type, entity.type} == _QUOTES for outer in around
        ):
            kept.append(replace(entity, language=None) if entity.type == "code" else entity)
    return kept


class _Parser:
    """One pass over the source; positions in errors are byte offsets, as Telegram gives them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.entities: list[Entity] = []
        self.pieces: list[str] = []
        self._units = 0
        self._open: list[_Open] = []
        position = 0
        while position < len(source):
            position = self._step(position)
        if self._open:
            raise _refusal(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')

    def _step(self, position: int) -> int:
        match self.source[position]:
            case "<" if self.source.startswith("/", position + 1):
                return self._end_tag(position)
            case "<":
                return self._start_tag(position)
            case "&" if reference := _REFERENCE.match(self.source, position):
                self._add(_character(reference))
                return reference.end()
            case character:
                self._add(character)
                return position + 1

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self._units += utf16_length(piece)

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _start_tag(self, begin: int) -> int:
        name = _TAG_NAME.match(self.source, begin + 1)
        assert name is not None, "the pattern matches the empty string"
        position, tag, place = name.end(), name[0].lower(), self._bytes(begin)
        if position == len(self.source):
            raise _refusal(f"Unclosed start tag at byte offset {place}")
        if tag == "tg-emoji":
            raise _refusal("Invalid custom emoji identifier specified")
        if tag not in _KINDS:
            raise _refusal(f'Unsupported start tag "{tag}" at byte offset {place}')
        attributes: dict[str, str] = {}
        while self.source[position] != ">":
            match = _ATTRIBUTE.match(self.source, position)
            assert match is not None, "the pattern matches the empty string"
            position = match.end()
            if position >= len(self.source):
                raise _refusal(f"Unclosed start tag at byte offset {place}")
            if match["name"]:
                attributes[match["name"].lower()] = self._value(match, tag, place)
            elif self.source[position] != ">":
                raise _refusal(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self._open.append(_Open(tag, _argument(tag, attributes), self._units, len(self.pieces)))
        return position + 1

    def _value(self, match: re.Match[str], tag: str, place: int) -> str:
        given = [match[group] for group in ("double", "single", "bare") if match[group] is not None]
        if given:
            return _REFERENCE.sub(_character, given[0])
        if self.source[match.end()] == "=":
            value = self.source[match.end() + 1 :].lstrip()
            if value[:1] in ("", '"', "'"):
                raise _refusal(f"Unclosed start tag at byte offset {place}")
            raise _refusal(f"Unexpected end of name token at byte offset {self._bytes(len(self.source) - len(value))}")
        if (tag, match["name"].lower()) == ("blockquote", "expandable"):
            return ""
        raise _refusal(f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {place}')

    def _end_tag(self, begin: int) -> int:
        place = self._bytes(begin)
        if not self._open:
            raise _refusal(f"Unexpected end tag at byte offset {place}")
        name = _TAG_NAME.match(self.source, begin + 2)
        assert name is not None, "the pattern matches the empty string"
        rest = self.source[name.end() :].lstrip()
        if not rest.startswith(">"):
            raise _refusal(f"Unclosed end tag at byte offset {place}")
        opened, tag = self._open.pop(), name[0].lower()
        if tag and tag != opened.tag:
            raise _refusal(f'Unmatched end tag at byte offset {place}, expected "</{opened.tag}>", found "</{tag}>"')
        self._close(opened)
        return len(self.source) - len(rest) + 1

    def _close(self, opened: _Open) -> None:
        if self._units == opened.start:
            return
        entity = Entity(type=_KINDS[opened.tag], offset=opened.start, length=self._units - opened.start)
        match opened.tag:
            case "a":
                url = checked_link(opened.argument or "".join(self.pieces[opened.piece :]))
                if url:
                    self.entities.append(replace(entity, url=url))
            case "blockquote" if opened.argument:
                self.entities.append(replace(entity, type="expandable_blockquote"))
            case "pre" if self.entities and self._is_code_of(entity):
                self.entities[-1] = replace(self.entities[-1], type="pre")
            case "code" if opened.argument:
                self.entities.append(replace(entity, language=opened.argument))
            case _:
                self.entities.append(entity)

    def _is_code_of(self, pre: Entity) -> bool:
        last = self.entities[-1]
        return replace(last, language=None) == replace(pre, type="code") and bool(last.language)


def _argument(tag: str, attributes: dict[str, str]) -> str:
    match tag:
        case "a":
            return attributes.get("href", "")
        case "code":
            language = attributes.get("class", "")
            return language.removeprefix("language-") if "language-" in language else ""
        case "blockquote":
            return "expandable" if "expandable" in attributes else ""
        case _:
            return ""


def _character(reference: re.Match[str]) -> str:
    if reference["name"]:
        return _NAMED[reference["name"]]
    code = int(reference["decimal"]) if reference["decimal"] else int(reference["hex"], 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else reference[0]


def _refusal(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
