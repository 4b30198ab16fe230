"""The figures as JSON, Markdown and plots."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from tests.bench.quality import Quality
from tests.bench.sets import NOISES
from tests.bench.speed import Disk, Speed


@dataclass(frozen=True, slots=True)
class Calibrated:
    """What the self-made threshold did on one set: false answers, right answers, and the latter's share of C5."""

    contender: str
    set: str
    noise: str
    threshold: float
    false_answers: float
    right_answers: float
    of_achievable: float


@dataclass(slots=True)
class Report:
    """All that was measured. `quality` by contender, set and noise; `instructions` by number of phrasings."""

    quality: dict[str, dict[str, dict[str, Quality]]] = field(default_factory=dict)
    calibrated: list[Calibrated] = field(default_factory=list)
    speed: list[Speed] = field(default_factory=list)
    disk: list[Disk] = field(default_factory=list)
    instructions: dict[int, float] = field(default_factory=dict)

    def write(self, place: Path) -> None:
        """Write report.json, report.md and the plots into a directory."""
        place.mkdir(parents=True, exist_ok=True)
        plain = {
            "quality": [
                {"contender": name, "set": one, "noise": noise, **asdict(figures)}
                for name, sets in self.quality.items()
                for one, noises in sets.items()
                for noise, figures in noises.items()
            ],
            "calibrated": [asdict(row) for row in self.calibrated],
            "speed": [asdict(row) for row in self.speed],
            "disk": [asdict(row) for row in self.disk],
            "instructions": self.instructions,
        }
        (place / "report.json").write_text(json.dumps(plain, indent=1) + "\n")
        (place / "report.md").write_text(self.markdown())
        self._plot(place)

    def markdown(self) -> str:
        """Return the report in Markdown; quality as the mean over the sets."""
        parts = ["# Matching, measured\n"]
        if self.quality:
            parts += [self._quality_table(), self._sets_table()]
        if self.calibrated:
            parts.append(_table("Threshold without labels, 5 % false answers asked for", self.calibrated))
        if self.speed:
            parts.append(_table("One query, ms; build, s; known item found first", self.speed))
        if self.disk:
            parts.append(_table("An index on disk", self.disk))
        for size, count in self.instructions.items():
            parts.append(f"Instructions of one query among {size:,} phrasings: {count / 1e6:.2f} million.\n")
        return "\n".join(parts)

    def _quality_table(self) -> str:
        lines = [
            "| engine | P@1 clean / n1 / n2 | MRR | R@5 | AUROC | C5 | false at 95 % |",
            "|---|---|---|---|---|---|---|",
        ]
        for name, sets in self.quality.items():
            cells = []
            for figure in ("first", "reciprocal", "among_five", "auroc", "c5", "false_at_95"):
                means = [np.mean([getattr(noises[noise], figure) for noises in sets.values()]) for noise in NOISES]
                cells.append(" / ".join(f"{mean:.3f}" for mean in means))
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
        return "\n".join(["## Mean over the sets\n", *lines, ""])

    def _sets_table(self) -> str:
        names = list(next(iter(self.quality.values())))
        lines = [f"| engine | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
        for name, sets in self.quality.items():
            cells = [" / ".join(f"{sets[one][noise].first:.3f}" for noise in NOISES) for one in names]
            lines.append(f"| {name} | {' | '.join(cells)} |")
        return "\n".join(["## P@1 clean / n1 / n2, set by set\n", *lines, ""])

    def _plot(self, place: Path) -> None:
        import matplotlib

        matplotlib.use("Agg")
        import matplotlib.pyplot as plt

        if self.quality:
            figure, axes = plt.subplots(1, 3, figsize=(15, 5), sharey=True)
            for axis, figure_name in zip(axes, ("first", "auroc", "c5"), strict=True):
                for at, noise in enumerate(NOISES):
                    means = [
                        np.mean([getattr(noises[noise], figure_name) for noises in sets.values()])
                        for sets in self.quality.values()
                    ]
                    axis.barh(np.arange(len(means)) - 0.27 * at, means, height=0.25, label=noise)
                axis.set(title=figure_name, yticks=np.arange(len(self.quality)), yticklabels=list(self.quality))
            axes[0].invert_yaxis()
            axes[0].legend()
            figure.tight_layout()
            figure.savefig(place / "quality.png")
        if self.speed:
            figure, axis = plt.subplots(figsize=(8, 5))
            for name in dict.fromkeys(row.name for row in self.speed):
                rows = [row for row in self.speed if row.name == name]
                axis.plot([row.size for row in rows], [row.median for row in rows], marker="o", label=name)
            axis.set(xscale="log", yscale="log", xlabel="phrasings", ylabel="median of one query, ms")
            axis.legend(fontsize=7)
            figure.tight_layout()
            figure.savefig(place / "speed.png")


def _table(title: str, rows: Sequence[Calibrated | Speed | Disk]) -> str:
    heads = list(asdict(rows[0]))
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in rows:
        cells = [f"{value:.3f}" if isinstance(value, float) else f"{value}" for value in asdict(row).values()]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([f"## {title}\n", *lines, ""])
