"""The entry point: patches the standard library for eventlet before anything else; no other file knows eventlet."""

import sys


def _wants_eventlet() -> bool:
    """Only a server runs on green threads; commands and tests in threading mode keep the real ones."""
    return bool({"run", "example", "demo"} & set(sys.argv[1:2])) and _async_mode() == "eventlet"


def _async_mode() -> str:
    """As the settings will read it; they cannot be asked yet, because nothing may be imported before the patch."""
    import os

    if "QUEUE_ASYNC_MODE" in os.environ or not os.path.exists(".env"):
        return os.environ.get("QUEUE_ASYNC_MODE", "eventlet")
    with open(".env", encoding="utf-8") as lines:
        told = [line.partition("=")[2].strip(" '\"\n") for line in lines if line.startswith("QUEUE_ASYNC_MODE=")]
    return told[-1] if told else "eventlet"


def _names_postgresql() -> bool:
    """Whether a setting may mean PostgreSQL; rather once too often, for unpatched its driver stops everybody."""
    import os

    told = [value for name, value in os.environ.items() if name.upper() == "QUEUE_DATABASE_URL"]
    if os.path.exists(".env"):
        with open(".env", encoding="utf-8") as text:
            told.append(text.read())
    return any("postgres" in text.lower() for text in told)


if _wants_eventlet():
    import warnings

    # Its authors are retiring it; the product is asked to use it, and only this file knows (docs/adr).
    warnings.filterwarnings("ignore", message="\\s*Eventlet is deprecated")
    import os

    # Names are looked up by native threads, which wait for mail and messages anyhow; its own resolver takes 10 MB.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    # Native threads hash passwords, wait for mail and for the disk: more of them than cores only hold memory.
    os.environ.setdefault("EVENTLET_THREADPOOL_SIZE", "8")
    import eventlet

    eventlet.monkey_patch(all=True, psycopg=_names_postgresql())  # loads its driver, 7 MB

from queue_server import cli  # noqa: E402  (the patch must come first)


def main() -> None:
    """`queue-server …`"""
    if _wants_eventlet():
        from eventlet import getcurrent, hubs, patcher, tpool

        assert patcher.is_monkey_patched("socket"), "something was imported before the patch"
        # A forecast in a native thread must not keep the interpreter for long from those who serve.
        sys.setswitchinterval(0.0005)
        serving = getcurrent()

        def leave() -> None:
            # A signal lands in whichever green thread runs; the one that serves must end, not that one.
            hubs.get_hub().schedule_call_global(0, serving.throw, SystemExit(0))

        cli.main(obj=cli.Runtime(offload=tpool.execute, leave=leave))
    else:
        cli.main(obj=cli.Runtime())


if __name__ == "__main__":
    main()
