"""Decides: question -> outcome, message -> claims -> verdicts."""
