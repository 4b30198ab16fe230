"""Decides what to reply to a question: message -> outcome."""
