"""The settings of an installation: from QUEUE_* variables or .env, frozen, checked at the start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from limits import parse_many
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "QUEUE_"
SHORTEST_SECRET = 32


class WrongSetting(Exception):
    """A setting that the server cannot start with; the message names it."""


class Settings(BaseSettings):
    """What the server is told from outside. `load_settings` is the way to get one."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data_dir: Path = Path("var")
    database_url: str = ""
    redis_url: str | None = None
    secret_key: SecretStr | None = None
    secret_key_file: Path | None = None
    base_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    async_mode: Literal["eventlet", "threading"] = "eventlet"
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    """How many proxies stand before the server; only then X-Forwarded-For is believed."""
    voice_command: str | None = None
    """Another voice: a command that reads a sentence and writes a WAV (see sounds/README.md)."""
    issue_limit: str = "120/minute"
    """How often one device or person may issue tickets (`60/minute;1000/hour`)."""
    booking_limit: str = "20/10minutes;100/day"
    """How many times one address may hold or book; a whole village may stand behind one address."""
    smtp_url: SecretStr | None = None
    """How e-mail is sent: smtp://user:password@mail.example.org:587. Without it nobody gets any."""
    mail_from: str = ""
    """Whom e-mail comes from: an address, or a name with an address."""
    text_url: SecretStr | None = None
    """SMS or a messenger by one of apprise's addresses, with {phone} where the visitor's telephone goes."""
    text_gateway: Path | None = None
    """SMS by a gateway that this YAML file describes."""

    @field_validator("base_url")
    @classmethod
    def _is_an_origin(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
            raise ValueError("must be like https://queue.example.org, without a path")
        return f"{parts.scheme}://{parts.netloc}"

    @field_validator("issue_limit", "booking_limit")
    @classmethod
    def _is_a_limit(cls, value: str) -> str:
        parse_many(value)
        return value

    @model_validator(mode="after")
    def _one_secret_key(self) -> Settings:
        if self.secret_key and self.secret_key_file:
            raise ValueError("QUEUE_SECRET_KEY and QUEUE_SECRET_KEY_FILE exclude each other")
        if self.secret_key and len(self.secret_key.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"QUEUE_SECRET_KEY must have at least {SHORTEST_SECRET} characters")
        return self

    @model_validator(mode="after")
    def _one_way_to_telephones(self) -> Settings:
        if self.text_url and self.text_gateway:
            raise ValueError("QUEUE_TEXT_URL and QUEUE_TEXT_GATEWAY exclude each other")
        return self

    @property
    def secret(self) -> str:
        """The key from which all others are derived; `load_settings` has put it here."""
        if self.secret_key is None:
            raise WrongSetting("QUEUE_SECRET_KEY: is missing")
        return self.secret_key.get_secret_value()

    @property
    def origin(self) -> str:
        """Where browsers find this server, as scheme://host:port."""
        return self.base_url or f"http://{self.host}:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether browsers come by TLS, which `Secure` and `__Host-` cookies need."""
        return self.origin.startswith("https://")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'queue.sqlite3'}"


def load_settings(**given: object) -> Settings:
    """Read and check them; make the secret key when there is none. Raises WrongSetting, which names the setting."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as problem:
        raise WrongSetting("; ".join(_told(error) for error in problem.errors())) from None
    if settings.secret_key is not None:
        return settings
    return settings.model_copy(update={"secret_key": SecretStr(_stored_secret(settings))})


def environment_of(settings: Settings) -> dict[str, str]:
    """What a command beside the server must be told to open the same installation."""
    return {
        f"{PREFIX}DATA_DIR": str(settings.data_dir.resolve()),
        f"{PREFIX}DATABASE_URL": settings.database_url,
    }


def _told(error: object) -> str:
    place = "_".join(str(part) for part in error["loc"])  # type: ignore[index]
    reason = error["msg"].removeprefix("Value error, ")  # type: ignore[index]
    return f"{PREFIX}{place.upper()}: {reason}" if place else reason


def _stored_secret(settings: Settings) -> str:
    named = settings.secret_key_file
    path = named or settings.data_dir / "secret-key"
    if named is None and not path.exists():
        _make_secret(path)
    try:
        secret = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise WrongSetting(f"QUEUE_SECRET_KEY_FILE: cannot read {path} ({type(problem).__name__})") from None
    if len(secret) < SHORTEST_SECRET:
        raise WrongSetting(f"QUEUE_SECRET_KEY_FILE: {path} must hold at least {SHORTEST_SECRET} characters")
    return secret


def _make_secret(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
    except FileExistsError:
        return  # another process of this installation was faster; its key is the key
    except OSError as problem:
        raise WrongSetting(f"QUEUE_DATA_DIR: cannot write {path} ({type(problem).__name__})") from None
