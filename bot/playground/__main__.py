"""Serve an empty playground for a bot that runs elsewhere: `python -m bot.playground`."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys

from .demo import demo_world
from .errors import PortInUseError
from .server import create_app, serve


async def _main(host: str, port: int) -> None:
    world = demo_world()
    async with serve(create_app(world), host, port) as address:
        print(f"Chat page: {address}")
        print(f"Bot API:   {address}/bot   token {world.bot.token}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address")
    parser.add_argument("--port", type=int, default=8081)
    options = parser.parse_args()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_main(options.host, options.port))
    except PortInUseError as error:
        sys.exit(str(error))
