# The Makefile's own steps in two stages: the second holds no compiler and no cache, and runs as nobody's user.
FROM python:3.12-slim AS build
RUN apt-get update && apt-get install --yes --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN make setup && .venv/bin/python -m bot --cache /app/.cache lint --quiet

FROM python:3.12-slim
RUN useradd --uid 10001 --create-home cotejo && mkdir /data && chown cotejo /data
COPY --from=build --chown=cotejo /app /app
WORKDIR /app
USER cotejo
ENV COTEJO_CACHE=/data/cache COTEJO_RUN_STORE=/data/cotejo.sqlite
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD [".venv/bin/python", "-m", "bot", "health"]
CMD [".venv/bin/python", "-m", "bot", "run"]
