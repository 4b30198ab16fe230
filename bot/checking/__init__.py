"""Fact checks: a message -> its claims, each with a verdict and the lines it stands on."""
