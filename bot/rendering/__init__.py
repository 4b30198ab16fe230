"""Outcome -> what a person reads: Telegram HTML or plain text, in their language."""
