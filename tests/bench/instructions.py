"""Instructions that one query takes, counted by callgrind: a figure that does not depend on the machine's load."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile

_PROGRAM = """
import sys
from bot.matching import Index, Phrasing
from tests.bench.synthetic import noisy, phrasings
texts = phrasings({size})
index = Index.build([Phrasing(str(row), text) for row, text in enumerate(texts)])
for row in range({queries}):
    index.rank(noisy(texts[row * 7 % {size}], 1, seed=7))
"""


def per_query(size: int, queries: int = 50) -> float | None:
    """Return the instructions of one query among so many phrasings; None without valgrind.

    The program is run with and without its queries, and the difference is shared out among them.
    """
    if not shutil.which("valgrind"):
        return None
    return (_count(size, queries) - _count(size, 0)) / queries


def _count(size: int, queries: int) -> int:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as place:
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={place}/out", sys.executable, "-c"]
        program = _PROGRAM.format(size=size, queries=queries)
        done = subprocess.run([*command, program], env=environment, capture_output=True, text=True, check=True)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    assert counted, done.stderr
    return int(counted.group(1))
