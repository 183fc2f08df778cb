"""Settings: a wrong one stops the start and names itself, the secret key is made once and kept to its owner."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from queue_server.app import channels_of
from queue_server.settings import WrongSetting, load_settings


def test_it_works(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path)
    assert settings.origin == "http://127.0.0.1:8000"
    assert settings.database == f"sqlite:///{tmp_path}/queue.sqlite3"
    assert not settings.secure


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUEUE_PORT", "80000"),
        ("QUEUE_PORT", "http"),
        ("QUEUE_BASE_URL", "queue.example.org"),
        ("QUEUE_BASE_URL", "ftp://queue.example.org"),
        ("QUEUE_BASE_URL", "https://queue.example.org/queue"),
        ("QUEUE_ASYNC_MODE", "gevent"),
        ("QUEUE_TRUSTED_PROXIES", "-1"),
        ("QUEUE_ISSUE_LIMIT", "many"),
        ("QUEUE_SECRET_KEY", "short"),
        ("QUEUE_SECRET_KEY_FILE", "/nowhere/secret"),
    ],
)
def test_a_wrong_value_names_itself(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=name):
        load_settings()


def test_several_wrong_values_are_all_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUEUE_PORT", "x")
    monkeypatch.setenv("QUEUE_ASYNC_MODE", "x")
    with pytest.raises(WrongSetting, match=r"QUEUE_PORT.*QUEUE_ASYNC_MODE"):
        load_settings()


def test_a_secret_in_a_message_would_be_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUEUE_SECRET_KEY", "hunter2")
    with pytest.raises(WrongSetting) as refused:
        load_settings()
    assert "hunter2" not in str(refused.value)


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QUEUE_BASE_URL", "")
    monkeypatch.setenv("QUEUE_REDIS_URL", "")
    settings = load_settings(data_dir=tmp_path)
    assert (settings.origin, settings.redis_url) == ("http://127.0.0.1:8000", None)


def test_the_secret_key_is_made_once_and_kept_to_its_owner(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = load_settings(data_dir=folder).secret
    assert len(first) >= 32
    assert load_settings(data_dir=folder).secret == first
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert first not in repr(load_settings(data_dir=folder))


def test_a_given_secret_key_is_used_and_none_is_made(tmp_path: Path) -> None:
    assert load_settings(data_dir=tmp_path, secret_key="s" * 40).secret == "s" * 40
    file = tmp_path / "key"
    file.write_text("f" * 40 + "\n")
    assert load_settings(data_dir=tmp_path, secret_key_file=file).secret == "f" * 40
    assert not (tmp_path / "secret-key").exists()


def test_a_cut_off_secret_key_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("cut")
    with pytest.raises(WrongSetting, match="at least 32"):
        load_settings(data_dir=tmp_path)


def test_two_sources_of_the_secret_key_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match="QUEUE_SECRET_KEY"):
        load_settings(data_dir=tmp_path, secret_key="s" * 40, secret_key_file=tmp_path / "key")


def test_tls_is_told_by_the_address(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path, base_url="https://queue.example.org/")
    assert (settings.origin, settings.secure) == ("https://queue.example.org", True)


def test_settings_do_not_change(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"smtp_url": "mail.example.org", "mail_from": "queue@example.org"}, "QUEUE_SMTP_URL"),
        ({"smtp_url": "smtp://mail.example.org"}, "QUEUE_MAIL_FROM"),
        ({"text_url": "json://127.0.0.1/sms"}, "QUEUE_TEXT_URL"),
        ({"text_gateway": "/nowhere.yaml"}, "QUEUE_TEXT_GATEWAY"),
        ({"text_url": "json://127.0.0.1/{phone}", "text_gateway": "/nowhere.yaml"}, "exclude each other"),
    ],
)
def test_a_wrong_way_to_visitors_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(WrongSetting, match=named):
        channels_of(load_settings(**given))


def test_passwords_of_mail_servers_are_not_shown() -> None:
    settings = load_settings(smtp_url="smtp://queue:hush-hush@mail.example.org", mail_from="queue@example.org")
    assert "hush" not in repr(settings)
    assert repr(channels_of(settings)).count("hush") == 0
