"""The rules of the house, kept by reading the sources: who imports whom, where time, texts and eventlet may stand."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.source_tree import (
    FACES,
    ROOT,
    Module,
    files,
    modules,
    sentences_in_script,
    without_script_comments,
    words_in_template,
)

WEB_LIBRARIES = {"flask", "flask_socketio", "flask_limiter", "flask_openapi3", "werkzeug", "socketio", "engineio"}

# What a part may import of the product: the longest matching name counts. Imports go down.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "queue_server.domain": ("queue_server.domain",),
    "queue_server.models": ("queue_server.domain", "queue_server.models"),
    "queue_server.services": ("queue_server.domain", "queue_server.models", "queue_server.services"),
    "queue_server.adapters": ("queue_server.domain", "queue_server.adapters"),
    "queue_server.catalogue": (),
    "sounds": ("queue_server.adapters",),
    "queue_server.settings": (),
    "queue_server.web": (
        "queue_server.domain", "queue_server.models", "queue_server.services", "queue_server.web",
        "queue_server.catalogue", "queue_server.settings",
    ),
    "queue_server.realtime": (
        "queue_server.domain", "queue_server.models", "queue_server.services", "queue_server.realtime",
        "queue_server.catalogue",
        # A socket is let in by the same cookies and tokens as a request.
        "queue_server.web.dependencies", "queue_server.web.identity",
    ),
    # Who acts in the demo has the public API and nothing else; only its frame knows the installation.
    "queue_server.demo": ("queue_server.demo",),
    "queue_server.demo.teller": ("queue_server.adapters.clock", "queue_server.catalogue"),
    "queue_server.demo.centre": (
        "queue_server.example", "queue_server.models", "queue_server.services", "queue_server.settings",
    ),
    "queue_server.demo.show": (
        "queue_server.demo", "queue_server.adapters.clock", "queue_server.example", "queue_server.settings",
    ),
    "queue_server.jobs": ("queue_server.domain", "queue_server.models", "queue_server.services"),
    **{
        face: (face, "queue_server.web", "queue_server.services", "queue_server.domain", "queue_server.catalogue")
        for face in FACES
    },
    # The agents run on the device: no server, no database.
    "kiosk.agent": ("kiosk.agent", "queue_server.adapters", "queue_server.domain"),
    "hall_display.agent": ("hall_display.agent", "queue_server.adapters", "queue_server.domain"),
}  # fmt: skip
# Parts that join or command the others may import anything below them.
JOINTS = tuple(f"queue_server.{name}" for name in ("app", "beside", "server", "example", "logs", "cli", "__main__"))


def under(name: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of these parts, a module within it, or a sibling like `agent_state` of `agent`."""
    return any(name == prefix or name.startswith((f"{prefix}.", f"{prefix}_")) for prefix in prefixes)


def part_of(module: Module) -> str | None:
    parts = [part for part in MAY_IMPORT if under(module.name, (part,))]
    return max(parts, key=len) if parts else None


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_imports_go_down(module: Module) -> None:
    part = part_of(module)
    if part is None:
        known = under(module.name, JOINTS) or module.name == "queue_server"
        assert known or module.name.startswith("queue_server.migrations"), f"{module.name} belongs to no part"
        return
    wrong = [
        f"{module.at(imported.line)} imports {imported.target}"
        for imported in module.imports
        if imported.ours and imported.target != "queue_server" and not under(imported.target, MAY_IMPORT[part])
    ]
    assert not wrong, f"{part} may import {MAY_IMPORT[part]}"


def test_the_domain_needs_only_the_standard_library() -> None:
    found = {module.name: module.outside for module in modules() if under(module.name, ("queue_server.domain",))}
    assert {name: names for name, names in found.items() if names} == {}


def test_models_need_only_the_database_libraries() -> None:
    allowed = {"sqlmodel", "sqlalchemy", "pydantic", "uuid_utils"}
    for module in modules():
        if under(module.name, ("queue_server.models",)):
            assert module.outside <= allowed, module.name


def test_services_and_agents_know_no_web() -> None:
    for module in modules():
        if part_of(module) in ("queue_server.services", "queue_server.adapters", "kiosk.agent", "hall_display.agent"):
            # An agent is a client of the sockets.
            allowed = set() if part_of(module) == "queue_server.services" else {"socketio"}
            assert not module.outside & (WEB_LIBRARIES - allowed), module.name


def test_services_open_no_device_and_no_network() -> None:
    for module in modules():
        if part_of(module) == "queue_server.services":
            imported = {name.top for name in module.imports}
            assert not imported & {"escpos", "pyttsx3", "requests", "redis", "subprocess", "socket"}, module.name


def test_eventlet_stands_in_one_file() -> None:
    importing = {module.name for module in modules() if "eventlet" in module.outside}
    assert importing == {"queue_server.__main__"}


def test_the_entry_point_patches_before_it_imports_anything_of_ours() -> None:
    entry = Module(ROOT / "queue_server" / "__main__.py")
    calls = [node for node in ast.walk(entry.tree) if isinstance(node, ast.Call)]
    patched = [node.lineno for node in calls if ast.unparse(node.func) == "eventlet.monkey_patch"]
    assert len(patched) == 1
    before = {imported.top for imported in entry.imports if imported.line < patched[0]}
    assert before <= {"__future__", "os", "sys", "warnings", "eventlet"}


def test_the_package_imports_nothing_by_itself() -> None:
    assert Module(ROOT / "queue_server" / "__init__.py").imports == ()


def asks_the_machine_for_the_time(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):  # `from time import time` would hide what is asked
        return node.module == "time" and any(alias.name in ("time", "time_ns") for alias in node.names)
    asked = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    ends = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "func.now")
    return asked in ("dt.now", "dt.utcnow") or any(asked == end or asked.endswith(f".{end}") for end in ends)


MACHINES_TIME = {
    "queue_server.adapters.clock": "the clock",
    "queue_server.web.limits": "the library counts its windows by the machine's time",
}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_only_the_clock_asks_for_the_time(module: Module) -> None:
    if module.name in MACHINES_TIME:
        return
    found = [ast.unparse(node) for node in ast.walk(module.tree) if asks_the_machine_for_the_time(node)]
    assert not found, "take `now` as an argument or ask clock.now()"


def test_every_domain_event_is_told() -> None:
    """Each event of the domain has a row in the table that names rooms and payload, or some screen stays old."""
    from queue_server.domain import booking_events, events
    from queue_server.realtime import broadcast

    named = [*vars(events).values(), *vars(booking_events).values()]
    facts = {kind for kind in named if isinstance(kind, type) and getattr(kind, "name", "")}
    assert {kind.__name__ for kind in facts ^ set(broadcast.AUDIENCE)} == set()


def test_every_route_has_a_guard(tmp_path: Path) -> None:
    """Default deny: every view says who may come in. Only the folders of static files say nothing."""
    from queue_server.app import create_app
    from queue_server.settings import load_settings

    app = create_app(load_settings(data_dir=tmp_path, async_mode="threading"))
    static = {"static", *(f"{name}.static" for name, owner in app.blueprints.items() if owner.has_static_folder)}
    views = {rule.endpoint: rule.rule for rule in app.url_map.iter_rules() if rule.endpoint not in static}
    assert len(views) > 20, "the application has lost its routes"
    assert {
        rule for endpoint, rule in views.items() if not getattr(app.view_functions[endpoint], "guard", None)
    } == set()


CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Letters and words that are data of a rule, not texts for a person.
LANGUAGE_DATA = {
    "queue_server/domain/numbering.py": "the letters of lines",
    "queue_server/services/centre/forms.py": "the letter that a counter's number may end in",
    "queue_server/services/passwords.py": "the keys of the Ukrainian layout",
    "queue_server/domain/pairing.py": "letters typed with the wrong keyboard",
    "queue_server/services/announcements.py": "how those letters are read in Latin",
    "queue_server/adapters/paper.py": "the widest letters, to measure type by",
    "queue_server/adapters/paper_bytes.py": "what stands for a sign that a printer's code page lacks",
    "queue_server/adapters/speech_engines.py": "the stress that the voice does not know",
    "kiosk/static/keyboard.mjs": "the letters on the keys",
    "queue_server/web/static/service-search.mjs": "endings of words, for the search",
    "queue_server/web/static/keyboard-layouts.mjs": "the letters on the keys",
}


def holders_of_language(*suffixes: str) -> list[Path]:
    return [path for path in files(*suffixes) if str(path.relative_to(ROOT)) not in LANGUAGE_DATA]


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_code_holds_no_ukrainian_text(module: Module) -> None:
    if str(module.path.relative_to(ROOT)) in LANGUAGE_DATA:
        return
    found = [f"{module.at(node.lineno)} {node.value!r}" for node in module.texts() if CYRILLIC.search(str(node.value))]
    assert not found, "texts stand in queue_server/catalogues"


@pytest.mark.parametrize("path", files(".html"), ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_text(path: Path) -> None:
    assert words_in_template(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", holders_of_language(".mjs"), ids=lambda path: str(path.relative_to(ROOT)))
def test_browser_modules_hold_no_text(path: Path) -> None:
    assert sentences_in_script(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", files(".mjs"), ids=lambda path: str(path.relative_to(ROOT)))
def test_browser_modules_write_text_never_markup(path: Path) -> None:
    code = without_script_comments(path.read_text("utf-8"))
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(", code) == []


@pytest.mark.parametrize("path", files(".html"), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_form_says_how_it_is_sent(path: Path) -> None:
    """By itself a browser sends a form in the address, as soon as somebody is faster than the page's script. With
    `dialog` it sends nothing; `post` and `get` are for forms that work without a script."""
    for form in re.findall(r"<form\b[^>]*>", path.read_text("utf-8")):
        assert re.search(r'\bmethod="(dialog|post|get)"', form), form
