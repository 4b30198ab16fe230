"""Labelled cases: how right the decisions are, and the calibration fitted on them."""
