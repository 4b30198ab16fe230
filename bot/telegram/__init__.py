"""The bot on Telegram: the only room that imports the library of that name."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's own choice of the future; without it a flood is a warning
