# The Makefile's own steps in two stages: the second has neither make nor pip's cache, and runs as nobody's user.
FROM python:3.12-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
# the question makes the knowledge ready, so that no start of the bot has to
RUN make setup && .venv/bin/python -m bot --cache /app/.cache ask "?" > /dev/null

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home cotejo && mkdir /data && chown cotejo /data
COPY --from=build --chown=cotejo /app /app
WORKDIR /app
USER cotejo
ENV COTEJO_CACHE=/app/.cache COTEJO_STORE=/data/cotejo.sqlite PYTHONUNBUFFERED=1
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD [".venv/bin/python", "-m", "bot", "health"]
CMD [".venv/bin/python", "-m", "bot", "run", "--telegram"]
