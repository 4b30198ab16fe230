"""The bot in a terminal: `conversation` turns what is typed into what is shown, `loop` types and shows."""
