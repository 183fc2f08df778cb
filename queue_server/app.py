"""The one place where the parts are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from queue_server.adapters.calendar_file import calendar_file
from queue_server.adapters.clock import SystemClock, monotonic
from queue_server.adapters.database import open_engine
from queue_server.adapters.notifications import NoChannel, WrongChannel
from queue_server.adapters.notifications_mail import MailBySmtp
from queue_server.adapters.notifications_text import TextByApprise, TextByGateway
from queue_server.adapters.paper_picture import picture
from queue_server.adapters.passwords import Argon2Passwords
from queue_server.adapters.report_file import report_file
from queue_server.adapters.slides import SlideFolder
from queue_server.adapters.speech import SpokenFiles
from queue_server.catalogue import Catalogues
from queue_server.domain.codes import Codes
from queue_server.domain.messages import Channel, ContactKind
from queue_server.domain.phrases import Speech
from queue_server.services.estimates import Forecasts, Make
from queue_server.services.prospects import Prospects
from queue_server.services.statistics.history import Ask, History, answered_from
from queue_server.services.statistics.quietest import QuietestHours
from queue_server.services.unit_of_work import Clock, Publish, Recorded, Store
from queue_server.settings import PREFIX, Settings, WrongSetting
from queue_server.web import health
from queue_server.web.application import Application, make_application
from queue_server.web.dependencies import Dependencies, Offload, run_here
from queue_server.web.limits import Limits
from queue_server.web.lost_races import LostRaces

RESOURCES = (
    "session",
    "devices",
    "pairings",
    "branches",
    "day",
    "dashboard",
    "counter_sign",
    "counters",
    "tickets",
    "handled_services",
    "print_jobs",
    "pages",
    "visit",
    "visit_rating",
    "kiosk_rating",
    "tablet_rating",
    "slides",
    "speakers",
    "feedback",
    "speech",
    "slots",
    "appointments",
    "bookings",
    "appointment",
    "reception",
    "by_hand",
    "out_of_order",
    "training",
    "people",
    "today",
    "notices",
    "branch_settings",
    "trials",
    "audit_log",
    "statistics",
)
"""Modules of queue_server.web.api, each with its `resource`."""
FACES = ("kiosk", "hall_display", "operator_console", "booking")
"""Packages with `views.blueprint`."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a server has done in processes beside it, because it is long and keeps the interpreter busy (docs/adr/0024):
    of the forecasts what is pure (`play`) and what reads (`forecast`), of the reports likewise (`compute`, `ask`), with
    what has the latter ready (`wake`). What is not given is done here and now."""

    play: Offload = run_here
    forecast: Make | None = None
    compute: Offload = run_here
    ask: Ask | None = None
    wake: Callable[[], None] = lambda: None


HERE = Beside()


def tell_nobody(_recorded: Sequence[Recorded]) -> None:
    """Where no screen listens."""


def channels_of(settings: Settings) -> dict[ContactKind, Channel]:
    """The ways to visitors. Raises WrongSetting for one that nothing could be sent by."""
    letters: Channel = NoChannel()
    texts: Channel = NoChannel()
    try:
        named = "SMTP_URL"
        if settings.smtp_url:
            letters = MailBySmtp.from_url(settings.smtp_url.get_secret_value(), settings.mail_from)
        named = "TEXT_URL"
        if settings.text_url:
            texts = TextByApprise.from_url(settings.text_url.get_secret_value())
        named = "TEXT_GATEWAY"
        if settings.text_gateway:
            texts = TextByGateway.from_file(settings.text_gateway)
    except WrongChannel as wrong:
        raise WrongSetting(f"{PREFIX}{named}: {wrong}") from None
    return {ContactKind.EMAIL: letters, ContactKind.PHONE: texts}


def create_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    offload: Offload = run_here,
    beside: Beside = HERE,
    publish: Publish = tell_nobody,
    faces: Iterable[str] = FACES,
    speech: Speech | None = None,
    catalogues: Catalogues | None = None,
) -> Application:
    """An application of these settings. `offload` runs what waits for others in a native thread, `beside` what keeps
    the interpreter busy; `publish` tells facts.
    Its forecast is made when somebody asks it to refresh: `Server` does so every second."""
    app = make_application(settings)
    clock = clock or SystemClock()
    channels = channels_of(settings)
    ways = frozenset(kind for kind, channel in channels.items() if not isinstance(channel, NoChannel))
    store = Store(open_engine(settings.database), clock, publish, ways)
    forecast = Forecasts(store.read, clock, beside.forecast, monotonic)
    history = History(beside.ask or answered_from(store.read), store, clock, beside.wake)
    Dependencies(
        settings=settings,
        store=store,
        clock=clock,
        codes=Codes.from_secret(settings.secret),
        catalogues=catalogues or Catalogues.load(),
        offload=offload,
        beside=beside.compute,
        passwords=Argon2Passwords(offload),
        limits=Limits(settings.redis_url, own={"issue": settings.issue_limit, "book": settings.booking_limit}),
        lost_races=LostRaces(),
        history=history,
        quietest=QuietestHours(history, clock),
        forecast=forecast,
        prospects=Prospects(store.read, forecast, beside.play),
        speech=speech or SpokenFiles(settings.data_dir / "speech", settings.voice_command),
        slides=SlideFolder(settings.data_dir / "slides"),
        draw=picture,
        channels=channels,
        calendar_file=calendar_file,
        report_file=report_file,
    ).attach(app)
    for name in RESOURCES:
        app.register_api(import_module(f"queue_server.web.api.{name}").resource)
    app.register_blueprint(health.blueprint)
    for face in faces:
        app.register_blueprint(import_module(f"{face}.views").blueprint)
    return app
