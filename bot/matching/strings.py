"""A long list of strings kept in two arrays, so that it can be mapped from disk and read item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from bot.matching.arrays import Bytes, Longs


@dataclass(frozen=True, slots=True)
class Strings:
    """An immutable sequence of strings.

    `blob` holds them in UTF-8 one after another; string i is `blob[offsets[i]:offsets[i + 1]]`.

    >>> strings = Strings.of(["uno", "", "año"])
    >>> len(strings), strings[0], strings[2]
    (3, 'uno', 'año')
    """

    blob: Bytes
    offsets: Longs

    @classmethod
    def of(cls, strings: Iterable[str]) -> Strings:
        """Pack strings in their order."""
        encoded = [string.encode() for string in strings]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(item) for item in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), dtype=np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __iter__(self) -> Iterator[str]:
        return (self[place] for place in range(len(self)))

    def __getitem__(self, place: int) -> str:
        return self.blob[self.offsets[place] : self.offsets[place + 1]].tobytes().decode()
