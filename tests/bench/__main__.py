"""`python -m tests.bench`: the matcher and its peers, side by side. See README.md beside this file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from tests.bench import instructions, quality, speed
from tests.bench.contenders import CONTENDERS, SAME_ANSWERS, Cotejo, available
from tests.bench.report import Calibrated, Report
from tests.bench.sets import NOISES, TestSet, load

_PARTS = ("quality", "speed", "instructions")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for and write the report after each part."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    data = os.environ.get("BENCH_DATA")
    parser.add_argument("--data", type=Path, default=data and Path(data), help="directory of sets (or BENCH_DATA)")
    parser.add_argument("--out", type=Path, default=Path("bench-report"), help="where the report goes")
    parser.add_argument("--sets", nargs="*", default=[], help="only these sets")
    parser.add_argument("--only", nargs="*", default=available(), choices=list(CONTENDERS), help="only these")
    parser.add_argument("--parts", nargs="*", default=["quality", "speed"], choices=_PARTS, help="what to measure")
    parser.add_argument("--every", type=int, default=1, help="take every n-th query only")
    parser.add_argument("--sizes", nargs="*", type=float, default=[1e2, 1e3, 1e4], help="phrasings, up to 1e6")
    parser.add_argument("--queries", type=int, default=200, help="queries for each size")
    asked = parser.parse_args(arguments)
    report, sizes = Report(), [int(size) for size in asked.sizes]
    with threadpool_limits(1):
        if "quality" in asked.parts:
            for one in load(asked.data, asked.sets):
                _quality(report, one, [name for name in asked.only if name not in SAME_ANSWERS], asked.every)
                report.write(asked.out)
        if "speed" in asked.parts:
            for row in speed.measure(asked.only, sizes, asked.queries):
                tqdm.write(f"{row.size:>9,} {row.name:<26} {row.median:9.3f} ms  hit {row.hit:.3f}")
                report.speed.append(row)
            report.disk += [speed.disk(size) for size in sizes]
    if "instructions" in asked.parts:
        for size in sizes:
            count = instructions.per_query(size)
            if count is not None:
                report.instructions[size] = count
    report.write(asked.out)
    print(report.markdown())


def _quality(report: Report, one: TestSet, names: list[str], every: int) -> None:
    built = {name: CONTENDERS[name](one.phrasings) for name in tqdm(names, desc=f"{one.name}: build", leave=False)}
    for noise in NOISES:
        answers: dict[str, list[quality.Asked]] = {name: [] for name in names}
        for query in tqdm(one.queries[noise][::every], desc=f"{one.name}, {noise}", leave=False):
            for name, contender in built.items():
                answers[name].append(quality.ask(contender, one.phrasings, query))
        for name, given in answers.items():
            figures = quality.measure(given)
            report.quality.setdefault(name, {}).setdefault(one.name, {})[noise] = figures
            contender = built[name]
            if isinstance(contender, Cotejo):
                least = contender.index.calibrate(0.05)
                false = float(np.mean([item.score >= least for item in given if not item.in_scope] or [False]))
                right = float(np.mean([item.place == 0 and item.score >= least for item in given if item.in_scope]))
                share = right / figures.c5 if figures.c5 else float("nan")
                report.calibrated.append(Calibrated(name, one.name, noise, least, false, right, share))


if __name__ == "__main__":
    main()
