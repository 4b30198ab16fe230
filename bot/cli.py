"""The commands; each imports only what it needs, so that `cotejo ask` starts at once."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from bot.errors import CotejoError, KnowledgeError, SettingsError
from bot.settings import ListeningLimits, Settings

_FOLDER = click.Path(path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_LANGUAGES = click.Choice(["es", "en", "ru", "az"])


class _Program(click.Group):
    """Turns the program's own errors into a sentence and an exit status."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KnowledgeError as error:
            click.echo(error, err=True)
            click.echo(f"cotejo: {len(error.problems)} errors in the knowledge; nothing was started", err=True)
            sys.exit(1)
        except CotejoError as error:
            click.echo(f"cotejo: {error}", err=True)
            sys.exit(2)


_STORE = click.option("--store", type=click.Path(dir_okay=False, path_type=Path), default=Settings().store,
                      envvar="COTEJO_STORE", show_envvar=True, help="File of what must survive a restart.")  # fmt: skip


@click.group(cls=_Program, context_settings={"auto_envvar_prefix": "COTEJO", "show_default": True})
@click.option("--seeds", type=_FOLDER, default=Settings().seeds, show_envvar=True, help="Folder of the documents.")
@click.option("--knowledge", type=_FOLDER, default=Settings().knowledge, show_envvar=True, help="Folder of entries.")
@click.option("--cache", type=click.Path(file_okay=False, writable=True, path_type=Path), default=Settings().cache,
              show_envvar=True, help="Folder for the compiled knowledge.")  # fmt: skip
@click.option("--semantic/--no-semantic", default=True, show_envvar=True, help="Let the sentence encoder read too.")
@click.pass_context
def main(ctx: click.Context, seeds: Path, knowledge: Path, cache: Path, semantic: bool) -> None:
    """Answer questions and check claims from documents, always showing the line."""
    for option, folder in (("--seeds", seeds), ("--knowledge", knowledge)):
        if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
            raise SettingsError(f"{folder} is not a folder that can be read; name another with {option}")
    ctx.obj = Settings(seeds=seeds, knowledge=knowledge, cache=cache, semantic=semantic)


@main.command()
@click.option("--token", envvar="TELEGRAM_BOT_TOKEN", show_envvar=True, default="", show_default=False,
              help="Of the bot on Telegram, from @BotFather; without it the bot runs on a chat page here.")  # fmt: skip
@click.option("--telegram", is_flag=True, help="Refuse to run without a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_envvar=True,
              help="Of the chat page; 0 takes a free one.")  # fmt: skip
@click.option("--browse/--no-browse", default=True, help="Open the chat page in the browser.")
@click.option("--listen-an-hour", type=click.IntRange(0, 60), default=ListeningLimits().an_hour, show_envvar=True,
              help="The most that a group which asked for it hears unasked within an hour.")  # fmt: skip
@click.option("--listen-cool-down", type=click.IntRange(1, 168), default=ListeningLimits().cool_down, show_envvar=True,
              help="Hours for which the same fact is not spoken of again unasked.")  # fmt: skip
@_STORE
@click.pass_obj
def run(
    settings: Settings,
    token: str,
    telegram: bool,
    port: int,
    browse: bool,
    listen_an_hour: int,
    listen_cool_down: int,
    store: Path,
) -> None:
    """Run the bot: on Telegram with a token, otherwise on a chat page of this machine."""
    from bot.running import run_here, run_on_telegram

    limits = ListeningLimits(listen_an_hour, listen_cool_down)
    settings = replace(settings, token=token, store=store, listening=limits)
    if token:
        run_on_telegram(settings, click.echo)
    elif telegram:
        raise SettingsError("TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather on Telegram and set it")
    else:
        run_here(settings, port, browse=browse, say=click.echo)


@main.command()
@_STORE
def health(store: Path) -> None:
    """Tell by the exit status whether the bot that runs with a store still hears Telegram."""
    from bot.health import check_pulse

    try:
        check_pulse(store)
    except SettingsError as error:
        click.echo(f"cotejo: {error}", err=True)
        sys.exit(1)


@main.command()
@click.option("--language", type=_LANGUAGES, help="Of the menus; otherwise that of the terminal.")
@click.pass_obj
def chat(settings: Settings, language: str | None) -> None:
    """Talk with the bot in the terminal."""
    from bot.terminal.loop import talk

    talk(settings, language)


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--language", type=_LANGUAGES, help="Language of the reply; otherwise that of the question.")
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON line, as in batch.")
@click.option("--explain", is_flag=True, help="What was read, which entries came near, and the thresholds.")
@click.pass_obj
def ask(settings: Settings, text: tuple[str, ...], language: str | None, as_json: bool, explain: bool) -> None:
    """Answer a question."""
    from bot.assembly import assemble
    from bot.rendering.plain import render_plain

    assistant = assemble(settings)
    outcome = assistant.ask(" ".join(text), language)
    if as_json:
        from bot.batch import outcome_fields

        fields = outcome_fields(outcome, assistant.library) | ({"why": outcome.why} if explain else {})
        click.echo(json.dumps(fields, ensure_ascii=False))
        return
    click.echo(render_plain(outcome, assistant.library))
    if explain:
        click.echo("\n" + json.dumps(outcome.why, ensure_ascii=False, indent=2))


@main.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--language", type=_LANGUAGES, help="Language of the reply; otherwise that of the message.")
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON line, as in batch.")
@click.pass_obj
def check(settings: Settings, text: tuple[str, ...], language: str | None, as_json: bool) -> None:
    """Check the claims of a message, each with its verdict and the line it stands on."""
    from bot.assembly import assemble
    from bot.batch import check_fields
    from bot.rendering.checks import render_plain_check

    assistant = assemble(settings)
    outcome = assistant.check(" ".join(text), language)
    if as_json:
        click.echo(json.dumps(check_fields(outcome, assistant.library), ensure_ascii=False))
        return
    click.echo(render_plain_check(outcome, assistant.library))


@main.command()
@click.pass_obj
def batch(settings: Settings) -> None:
    """Answer JSON lines on standard input with JSON lines on standard output, in order."""
    from bot.assembly import assemble
    from bot.batch import run

    sys.exit(run(assemble(settings), sys.stdin.buffer, sys.stdout))


@main.command()
@click.option("--quiet", is_flag=True, help="Errors only.")
@click.pass_obj
def lint(settings: Settings, quiet: bool) -> None:
    """Report every problem of every knowledge file, with its line and remedy."""
    from bot.library.lint import lint as find
    from bot.library.problems import Severity

    problems = find(settings.seeds, settings.knowledge)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in errors if quiet else problems:
        click.echo(problem)
    if not quiet:
        click.echo(f"{len(errors)} errors, {len(problems) - len(errors)} warnings")
    sys.exit(1 if errors else 0)


@main.command()
@click.option("--language", type=_LANGUAGES, default="es")
@click.pass_obj
def topics(settings: Settings, language: str) -> None:
    """List the topics and the questions under each."""
    from bot.library.load import load

    library = load(settings.seeds, settings.knowledge)
    for topic in library.topics:
        click.secho(topic.title[language], bold=True)
        for entry in library.entries:
            if entry.topic == topic.id:
                click.echo(f"  {entry.question[language]}  ({entry.id})")


@main.command(name="eval")
@click.argument("cases", nargs=-1, required=True, type=_FILE)
@click.option("--misses/--no-misses", default=True, help="List the cases that went wrong.")
@click.option("--plot", type=click.Path(dir_okay=False, writable=True, path_type=Path),
              help="Draw coverage against false answers.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.pass_obj
def evaluate(settings: Settings, cases: tuple[Path, ...], misses: bool, plot: Path | None, as_json: bool) -> None:
    """Score labelled cases: figures per language and style, with the misses."""
    from bot.assembly import assemble
    from bot.evaluation.report import report

    click.echo(report(assemble(settings), cases, misses=misses, plot=plot, as_json=as_json))


@main.command()
@click.argument("cases", nargs=-1, required=True, type=_FILE)
@click.option("--claims", is_flag=True, help="Compare the verdicts on the claims instead.")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@click.pass_obj
def compare(settings: Settings, cases: tuple[Path, ...], claims: bool, as_json: bool) -> None:
    """Put Cotejo beside simpler bots over the same knowledge, on labelled cases, as a Markdown table."""
    from bot.assembly import assemble
    from bot.evaluation.compare import compare as beside
    from bot.evaluation.compare_claims import compare_claims

    assistant = assemble(settings)
    found = compare_claims(assistant, cases) if claims else beside(assistant, cases)
    click.echo(found.json() if as_json else found.markdown())


@main.command()
@click.argument("cases", nargs=-1, required=True, type=_FILE)
@click.option("--only", type=click.Choice(["questions", "claims"]), help="Leave the other calibration as it is.")
@click.pass_obj
def calibrate(settings: Settings, cases: tuple[Path, ...], only: str | None) -> None:
    """Fit the confidence on labelled cases, cross-validated, and write it beside the knowledge."""
    from bot.evaluation.calibrate import calibrate as fit
    from bot.evaluation.calibrate_claims import calibrate_claims

    if only != "claims":
        click.echo(fit(settings, cases))
    if only != "questions":
        click.echo(calibrate_claims(settings, cases))
