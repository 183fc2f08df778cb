"""A crowd that signs in leaves no memory behind, and what was loaded is not looked at again."""

from __future__ import annotations

import subprocess
import sys

SIGN_INS = """
import threading
from queue_server.adapters.memory import give_large_blocks_back
from queue_server.adapters.passwords import Argon2Passwords

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4  # KiB

{first}
passwords = Argon2Passwords(lambda function, *arguments: function(*arguments))
stored, before = passwords.hash("спокійна черга"), resident()
checked, forever = threading.Semaphore(0), threading.Event()

def signs_in():
    assert passwords.matches(stored, "спокійна черга")
    checked.release()
    forever.wait()  # the thread is kept, as by a pool

for _ in range(10):
    threading.Thread(target=signs_in, daemon=True).start()
for _ in range(10):
    checked.acquire()
print(resident() - before)
"""
ONE_SIGN_IN = 19 * 1024  # KiB


def left_behind(first: str) -> int:
    """KiB that ten sign-ins, each in a thread of its own, have left."""
    done = subprocess.run([sys.executable, "-c", SIGN_INS.format(first=first)], capture_output=True, check=True)
    return int(done.stdout)


def test_ten_threads_that_checked_a_password_keep_less_than_one_needs() -> None:
    assert left_behind("give_large_blocks_back()") < ONE_SIGN_IN


def test_the_collector_leaves_alone_what_was_loaded() -> None:
    asked = "import gc, decimal; from queue_server.adapters import memory; memory.keep_what_is_loaded()"
    asked += "; print(len(gc.get_objects()), gc.get_freeze_count())"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    looked_at, left_alone = map(int, done.stdout.split())
    assert looked_at < 100 < left_alone
