"""Silence is learnt from the phrasings alone."""

from __future__ import annotations

import pytest

from bot.matching import Index, Phrasing
from bot.matching.calibration import threshold

TOPICS = ["password", "invoice", "delivery", "refund", "address", "coupon", "warranty", "receipt", "parcel", "account"]
INDEX = Index.build(
    [Phrasing(topic, text) for topic in TOPICS for text in (f"where is my {topic}", f"how do I change the {topic}")]
)


def test_foreign_queries_fall_below_the_threshold_and_own_ones_above() -> None:
    least = INDEX.calibrate(false_answers=0.05)
    foreign = INDEX.rank("tell me a story about dragons").best
    own = INDEX.rank("wheres my refnd").best
    assert own is not None
    assert own.score >= least
    assert foreign is None or foreign.score < least


def test_fewer_false_answers_need_a_higher_threshold() -> None:
    assert INDEX.calibrate(0.01) >= INDEX.calibrate(0.2) >= INDEX.calibrate(0.6)


def test_it_is_the_same_every_time() -> None:
    assert INDEX.calibrate() == INDEX.calibrate()


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_is_between_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        threshold([0.5], [0.4], share)
