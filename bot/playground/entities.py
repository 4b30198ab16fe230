"""What Telegram finds by itself in a plain text: commands, mentions and links.

Without these entities a bot's command handlers never fire, so every text that a person sends
passes here. Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .values import Entity

_FOUND = re.compile(
    r"""
      (?P<url> (?<![\w@.]) https?://[^\s<>"«»]+
             | (?<![\w@./-]) (?:[a-z0-9-]+\.)+ (?:com|org|net|info|edu|gov|io|dev|es|az|ru|uk)
               (?![\w.-]*@) \b (?:/[^\s<>"«»]*)? )
    | (?P<bot_command> (?<![\w/<>@#]) /[A-Za-z0-9_]{1,64} (?:@[A-Za-z0-9_]{3,32})? (?![\w/<>@]) )
    | (?P<mention> (?<![\w@./-]) @[A-Za-z0-9_]{3,32} (?!\w) )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


def utf16_length(text: str) -> int:
    """Count UTF-16 code units.

    >>> utf16_length("añ😀")
    4
    """
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut a text by UTF-16 code units; a stretch past the end is cut short.

    >>> utf16_slice("😀 hola", 3, 4)
    'hola'
    """
    units = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return units.decode("utf-16-le", errors="replace")


def detect(text: str, marked: Iterable[Entity] = ()) -> tuple[Entity, ...]:
    """Return `marked` and the entities found by themselves, in the order of their offsets.

    Nothing is found inside code, inside a link, or across the edge of another entity.

    >>> [(e.type, e.offset, e.length) for e in detect("/check@cotejo_bot is it so? @ana")]
    [('bot_command', 0, 17), ('mention', 28, 4)]
    """
    given = tuple(marked)
    found = (entity for entity in _matches(text) if not any(_clash(entity, other) for other in given))
    return tuple(sorted((*given, *found), key=lambda entity: (entity.offset, -entity.length)))


def _matches(text: str) -> Iterator[Entity]:
    for match in _FOUND.finditer(text):
        kind = match.lastgroup
        assert kind is not None, "every alternative of the pattern is a named group"
        stretch = match[0].rstrip(".,:;!?)]}'") if kind == "url" else match[0]
        yield Entity(
            type=kind,
            offset=utf16_length(text[: match.start()]),
            length=utf16_length(stretch),
        )


def _clash(found: Entity, given: Entity) -> bool:
    if found.end <= given.offset or given.end <= found.offset:
        return False
    contains = given.offset <= found.offset and found.end <= given.end
    contained = found.offset <= given.offset and given.end <= found.end
    return given.type in _OPAQUE or not (contains or contained)
