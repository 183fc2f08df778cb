"""The one place where the parts are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module

from queue_server.adapters.clock import SystemClock
from queue_server.adapters.database import open_engine
from queue_server.adapters.passwords import Argon2Passwords
from queue_server.adapters.speech import SpokenFiles
from queue_server.catalogue import Catalogues
from queue_server.domain.codes import Codes
from queue_server.domain.phrases import Speech
from queue_server.services.estimates import Forecasts
from queue_server.services.unit_of_work import Clock, Publish, Recorded, Store
from queue_server.settings import Settings
from queue_server.web import health
from queue_server.web.application import Application, make_application
from queue_server.web.dependencies import Dependencies, Offload, run_here
from queue_server.web.limits import Limits

RESOURCES = (
    "session",
    "devices",
    "pairings",
    "branches",
    "counters",
    "tickets",
    "print_jobs",
    "visit",
    "speech",
    "slots",
    "appointments",
    "appointment",
)
"""Modules of queue_server.web.api, each with its `resource`."""
FACES = ("kiosk", "hall_display", "operator_console", "booking")
"""Packages with `views.blueprint`."""


def tell_nobody(_recorded: Sequence[Recorded]) -> None:
    """Where no screen listens."""


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    offload: Offload = run_here,
    publish: Publish = tell_nobody,
    faces: Iterable[str] = FACES,
    speech: Speech | None = None,
    catalogues: Catalogues | None = None,
) -> Application:
    """An application of these settings. `offload` runs long work in a native thread; `publish` tells facts.
    Its forecast is made when somebody asks it to refresh: `Server` does so every second."""
    app = make_application(settings)
    clock = clock or SystemClock()
    store = Store(open_engine(settings.database), clock, publish)
    Dependencies(
        settings=settings,
        store=store,
        clock=clock,
        codes=Codes.from_secret(settings.secret),
        catalogues=catalogues or Catalogues.load(),
        offload=offload,
        passwords=Argon2Passwords(offload),
        limits=Limits(settings.redis_url, own={"issue": settings.issue_limit, "book": settings.booking_limit}),
        forecast=Forecasts(store.read, clock, offload),
        speech=speech or SpokenFiles(settings.data_dir / "speech", settings.voice_command),
    ).attach(app)
    for name in RESOURCES:
        app.register_api(import_module(f"queue_server.web.api.{name}").resource)
    app.register_blueprint(health.blueprint)
    for face in faces:
        app.register_blueprint(import_module(f"{face}.views").blueprint)
    return app
