"""A wrong setting stops the agent's start and names itself; the token is never shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.agent_settings import AgentSettings, WrongSetting, from_environment

TOKEN = "s3cret-token"


@pytest.fixture
def right(tmp_path: Path) -> dict[str, str]:
    return {
        "QUEUE_SERVER": "http://127.0.0.1:8000/",
        "QUEUE_DEVICE_TOKEN": TOKEN,
        "QUEUE_PRINTER": "console:",
        "QUEUE_DATA_DIR": str(tmp_path / "state"),
    }


def test_it_works(right: dict[str, str], tmp_path: Path) -> None:
    settings = from_environment(right)
    journal = settings.journal
    assert settings == AgentSettings("http://127.0.0.1:8000", TOKEN, "console:", journal)
    assert journal.parent == tmp_path / "state"
    assert journal.parent.is_dir()
    assert TOKEN not in journal.name


def test_the_token_may_stand_in_a_file(right: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    del right["QUEUE_DEVICE_TOKEN"]
    assert from_environment({**right, "QUEUE_DEVICE_TOKEN_FILE": str(file)}).token == TOKEN


def test_each_device_has_a_journal_of_its_own(right: dict[str, str]) -> None:
    other = from_environment({**right, "QUEUE_DEVICE_TOKEN": "another"})
    assert other.journal != from_environment(right).journal


def test_without_a_folder_the_usual_one_is_used(right: dict[str, str], tmp_path: Path) -> None:
    del right["QUEUE_DATA_DIR"]
    settings = from_environment({**right, "XDG_STATE_HOME": str(tmp_path / "usual")})
    assert settings.journal.parent == tmp_path / "usual" / "electronic-queue"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("QUEUE_SERVER", ""),
        ("QUEUE_SERVER", "127.0.0.1:8000"),
        ("QUEUE_SERVER", "ftp://127.0.0.1"),
        ("QUEUE_SERVER", "http://user:password@127.0.0.1"),
        ("QUEUE_PRINTER", ""),
        ("QUEUE_PRINTER", "network://"),
        ("QUEUE_PRINTER", "console:?width=70"),
        ("QUEUE_DEVICE_TOKEN", ""),
        ("QUEUE_DEVICE_TOKEN", "with space"),
        ("QUEUE_DEVICE_TOKEN", "токен"),
        ("QUEUE_DATA_DIR", "/proc/nothing/here"),
    ],
)
def test_a_wrong_one_names_itself(right: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"^{name}: ") as wrong:
        from_environment({**right, name: value})
    assert wrong.value.name == name


def test_a_missing_token_names_both_ways(right: dict[str, str]) -> None:
    del right["QUEUE_DEVICE_TOKEN"]
    with pytest.raises(WrongSetting, match="QUEUE_DEVICE_TOKEN_FILE"):
        from_environment(right)
    with pytest.raises(WrongSetting, match=r"^QUEUE_DEVICE_TOKEN_FILE: '/not/there'"):
        from_environment({**right, "QUEUE_DEVICE_TOKEN_FILE": "/not/there"})


def test_the_command_says_it_in_one_line(right: dict[str, str]) -> None:
    wrong = {**right, "QUEUE_PRINTER": "network://printer?width=70"}
    ended = subprocess.run([sys.executable, "-m", "kiosk.agent"], env=wrong, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr.startswith("kiosk-agent: QUEUE_PRINTER: width=70")
    assert ended.stderr.count("\n") == 1
    assert TOKEN not in ended.stderr
