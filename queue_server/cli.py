"""The commands of an installation: run the server, bring a centre in and out, people and devices."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from queue_server import example as example_centre
from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.adapters.leadership import AlreadyRunning
from queue_server.adapters.passwords import Argon2Passwords
from queue_server.app import tell_nobody
from queue_server.catalogue import Catalogues
from queue_server.cli_statistics import statistics_commands
from queue_server.cli_waits import learn_waits_command
from queue_server.domain.errors import QueueError
from queue_server.logs import configure_logs
from queue_server.models import Branch, DeviceKind, Role
from queue_server.server import Server, bring_up_to_date
from queue_server.services import centre_export, centre_import, devices, staffing, training
from queue_server.services.centre.mistakes import CentreFileWrong
from queue_server.services.centre_file import read_centre
from queue_server.services.unit_of_work import Actor, Store, UnitOfWork
from queue_server.settings import Settings, WrongSetting, load_settings
from queue_server.web.dependencies import Offload, run_here

Beside = Callable[[], AbstractContextManager[None]]
FilePath = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Runtime:
    """What the entry point brings: how long work is done beside the server, and how the server is left."""

    offload: Offload = run_here
    leave: Callable[[], None] = sys.exit


@click.group(help="The electronic queue of a service centre.")
@click.version_option(package_name="electronic-queue")
def main() -> None:
    configure_logs()


@main.command()
@click.option("--host", default=None, help="Address to listen on (QUEUE_HOST).")
@click.option("--port", type=int, default=None, help="Port to listen on (QUEUE_PORT).")
@click.pass_obj
def run(runtime: Runtime, host: str | None, port: int | None) -> None:
    """Run the server."""
    _serve(runtime, _settings(host=host, port=port))


@main.command()
@click.option("--file", "file", type=FilePath, default=example_centre.FILE, show_default=True)
@click.option("--port", type=int, default=None)
@click.pass_obj
def example(runtime: Runtime, file: Path, port: int | None) -> None:
    """Run the example centre with a kiosk's printer on this console, and print the links."""
    settings = _settings(port=port)
    with _store(settings) as store, _told_mistakes():
        made = example_centre.prepare(store, settings, file, Argon2Passwords(run_here))
    click.echo(example_centre.welcome(settings, made))
    _serve(runtime, settings, partial(example_centre.agent_at_work, settings, made))


@main.command()
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), default=None, help="End after so many.")
@click.option("--port", type=int, default=None, help="Port to listen on; a free one when left out.")
@click.option(
    "--language", type=click.Choice(["uk", "en"]), default="uk", show_default=True, help="Of what is told here."
)
@click.option("--pace", type=click.FloatRange(0.05, 5), default=1.0, show_default=True, help="Stretches every visit.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, other visitors.")
@click.pass_obj
def demo(runtime: Runtime, minutes: float | None, port: int | None, language: str, pace: float, seed: int) -> None:
    """Show a centre at work in a throw-away folder; it ends with 1 when anything went wrong."""
    from queue_server.demo import centre as demo_centre  # a server that serves needs none of it
    from queue_server.demo.show import Show, Wanted

    wanted = Wanted(minutes, pace, seed, language)
    with tempfile.TemporaryDirectory(prefix="queue-demo-") as folder, _told_mistakes():
        settings = demo_centre.settings_in(Path(folder), port)
        with _store(settings) as store:
            made = demo_centre.prepare(store, settings, Argon2Passwords(run_here), pace)
        click.echo(example_centre.welcome(settings, made))
        show = Show(settings, made, wanted, runtime.leave, click.echo)
        _serve(runtime, settings, show.playing)
    sys.exit(1 if show.problems else 0)


@main.command()
@click.argument("file", type=FilePath)
def init(file: Path) -> None:
    """Make a new installation from a centre FILE."""
    with _store(_settings()) as store:
        with store.read() as session:
            there = example_centre.has_centre(session)
        if there:
            raise click.ClickException("this installation has a centre already; use import-config to change it")
        _import(store, file)


@main.command("import-config")
@click.argument("file", type=FilePath)
def import_config(file: Path) -> None:
    """Bring the installation to what FILE says; the second import of the same file changes nothing."""
    with _store(_settings()) as store:
        _import(store, file)


@main.command("export-config")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export_config(file: Path) -> None:
    """Write the installation's centre to FILE, or to standard output for -."""
    with _store(_settings()) as store, store.read() as session:
        text = centre_export.export_centre(session)
    if str(file) == "-":
        click.echo(text, nl=False)
    else:
        file.write_text(text, "utf-8")


@main.command("training")
@click.argument("branch")
def renew_training(branch: str) -> None:
    """Make the training copy of BRANCH (its key), or bring it to the branch's settings of today."""
    catalogues = Catalogues.load()
    addition = {language: catalogues.text(language, "training-addition") for language in catalogues.languages}
    with _store(_settings()) as store, _told_refusals(), store.write() as work:
        made = training.renew(work, _branch(work, branch).id, Actor(supervisor=True), addition)
    click.echo(made.branch.key)


@main.group()
def user() -> None:
    """People who sign in."""


@user.command("add")
@click.argument("login")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--branch", "branch_key", required=True, help="The branch's key.")
@click.option("--name", default=None, help="Surname and first name; the login when left out.")
@click.option("--position", default="", help="What stands on the counter's sign.")
def add_user(login: str, role: str, branch_key: str, name: str | None, position: str) -> None:
    """Add a person, or a further role to one; the password comes on standard input."""
    person = staffing.NewPerson(login=login, name=name or login, position=position)
    with _changing(login) as (work, password_hash):
        staffing.add_person(work, person, _branch(work, branch_key), Role(role), password_hash, Actor())
    click.echo(f"{login}: {role}, {branch_key}")


@user.command("password")
@click.argument("login")
def set_password(login: str) -> None:
    """Set a new password, from standard input; open sessions end."""
    with _changing(login) as (work, password_hash):
        staffing.set_password(work, login, password_hash, Actor())


@user.command("disable")
@click.argument("login")
def disable_user(login: str) -> None:
    """Let this person sign in no more; open sessions end."""
    with _store(_settings()) as store, _told_refusals(), store.write() as work:
        staffing.disable(work, login, Actor())


@main.group()
def device() -> None:
    """Kiosks, printers, displays."""


@device.command("add")
@click.argument("kind", type=click.Choice([kind.value for kind in DeviceKind]))
@click.option("--branch", "branch_key", required=True, help="The branch's key.")
@click.option("--name", required=True)
@click.option("--zone", default=None, help="The zone's key.")
@click.option("--counter", default=None, help="The counter's id, for a counter's display.")
@click.option("--printer", default=None, help="The id of the printer that a kiosk uses.")
def add_device(
    kind: str, branch_key: str, name: str, zone: str | None, counter: str | None, printer: str | None
) -> None:
    """Add a device and print its token, which is shown only now."""
    placement = devices.Placement(DeviceKind(kind), name, zone, counter, printer)
    with _store(_settings()) as store, _told_refusals(), store.write() as work:
        made, token = devices.add_device(work, _branch(work, branch_key), placement, Actor())
    click.echo(f"{made.id} {token}")


def _serve(runtime: Runtime, settings: Settings, beside: Beside = nullcontext) -> None:
    """Run until told to stop, with what shall run `beside` it once it is made."""
    with _told_setting():
        server = Server(settings, offload=runtime.offload)
    signal.signal(signal.SIGTERM, lambda _signal, _frame: runtime.leave())
    try:
        with beside():
            server.run()
    except (KeyboardInterrupt, SystemExit):
        click.echo("stopped", err=True)
    finally:
        server.stop()


def _settings(**given: Any) -> Settings:
    with _told_setting():
        return load_settings(**{key: value for key, value in given.items() if value is not None})


@contextmanager
def _store(settings: Settings) -> Iterator[Store]:
    """The installation's database, brought to this version; its own lock serialises commands and a running server."""
    with _told_setting():
        bring_up_to_date(settings)
    engine = open_engine(settings.database, pooled=False)
    try:
        yield Store(engine, SystemClock(), tell_nobody)
    finally:
        engine.dispose()


@contextmanager
def _changing(login: str) -> Iterator[tuple[UnitOfWork, str]]:
    """A transaction and the hash of the password that standard input brings, made before it."""
    with _told_refusals():
        password_hash = staffing.hashed_password(Argon2Passwords(run_here), login, _password())
        with _store(_settings()) as store, store.write() as work:
            yield work, password_hash


main.add_command(statistics_commands(lambda: _store(_settings())))
main.add_command(learn_waits_command(lambda: _store(_settings())))


def _import(store: Store, file: Path) -> None:
    with _told_mistakes():
        centre = read_centre(file)
        with store.write() as work:
            report = centre_import.import_centre(work, centre, Actor())
    click.echo(f"{report.count} changes")
    for branch in report.waiting:
        click.echo(f"{branch}: visitors still wait there; import again after the last has left", err=True)


def _branch(work: UnitOfWork, key: str) -> Branch:
    found = example_centre.branch_by_key(work.session, key)
    if found is None:
        raise click.ClickException(f"no branch has the key {key}")
    return work.lock_branch(found.id)


def _password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\n")


@contextmanager
def _told_setting() -> Iterator[None]:
    try:
        yield
    except AlreadyRunning as held:
        raise click.ClickException(f"another server runs on this data directory ({held})") from None
    except WrongSetting as wrong:
        raise click.ClickException(str(wrong)) from None


@contextmanager
def _told_mistakes() -> Iterator[None]:
    catalogues = Catalogues.load()
    try:
        yield
    except CentreFileWrong as wrong:
        lines = [_mistake(catalogues.text, mistake) for mistake in wrong.mistakes]
        raise click.ClickException("\n".join(["", *lines])) from None


@contextmanager
def _told_refusals() -> Iterator[None]:
    catalogues = Catalogues.load()
    try:
        yield
    except QueueError as refusal:
        raise click.ClickException(catalogues.text("uk", f"error-{refusal.code}", **refusal.details)) from None


def _mistake(text: Callable[..., str], mistake: Any) -> str:
    reason = text("uk", mistake.key, **mistake.details)
    return f"{mistake.place}: {mistake.path}: {reason}"
