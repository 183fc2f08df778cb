"""The ways to a printer: python-escpos' drivers with time limits, honest closing and a question for the state."""

from __future__ import annotations

import contextlib
import socket
import termios
from collections.abc import Iterator
from typing import Any, Protocol

import usb.core

from queue_server.adapters.escpos_quietly import drivers, exceptions
from queue_server.adapters.printer_settings import PrinterSettings
from queue_server.adapters.printer_status import ACCEPTS, PrinterState, read_state

SECONDS = 2.5  # for connecting, and for every piece that is written
PIECE, SERIAL_PIECE = 4096, 512


class Link(Protocol):
    """A way to a printer. Whatever goes wrong on it is an OSError."""

    def reach(self) -> None:
        """Open the way, if it is not open."""

    def state(self, seconds: float) -> PrinterState:
        """What the printer says of itself within so many seconds."""

    def send(self, data: bytes) -> None:
        """Hand over all of it."""

    def finish(self) -> None:
        """A paper is done: leave a printer that others may want to reach."""

    def leave(self) -> None:
        """Close the way, whatever state it is in."""


class EscposLink:
    """What the links have in common: a driver of python-escpos under time limits."""

    stays_open = True  # opening resets many printers
    piece = PIECE

    def __init__(self, driver: Any, asks_status: bool) -> None:
        self.driver = driver
        self.asks_status = asks_status

    def reach(self) -> None:
        if self.driver._device:
            return
        with failing_as_os_error():
            self.driver.open()

    def state(self, seconds: float) -> PrinterState:
        return read_state(self.ask, seconds) if self.asks_status else ACCEPTS

    def ask(self, request: bytes, seconds: float) -> bytes:
        raise NotImplementedError

    def send(self, data: bytes) -> None:
        with failing_as_os_error():
            for start in range(0, len(data), self.piece):
                self.driver._raw(data[start : start + self.piece])

    def finish(self) -> None:
        if not self.stays_open:
            self.leave()

    def leave(self) -> None:
        with contextlib.suppress(OSError), failing_as_os_error():
            self.driver.close()


class NetworkLink(EscposLink):
    """TCP, usually port 9100. Such a printer serves one connection at a time, so each paper has its own."""

    stays_open = False

    def __init__(self, settings: PrinterSettings) -> None:
        driver = drivers.Network(settings.place, settings.port, timeout=SECONDS)
        super().__init__(driver, settings.asks_status)

    def reach(self) -> None:
        """As the driver's own open, but nothing is left open when it fails, and IPv6 works too."""
        self.leave()
        line = socket.create_connection((self.driver.host, self.driver.port), timeout=SECONDS)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.driver.device = line

    def ask(self, request: bytes, seconds: float) -> bytes:
        line = self.driver.device
        line.sendall(request)
        line.settimeout(max(seconds, 0.001))
        try:
            return bytes(line.recv(16))
        except TimeoutError:
            return b""
        finally:
            line.settimeout(SECONDS)


class SerialLink(EscposLink):
    """A serial line."""

    piece = SERIAL_PIECE

    def __init__(self, settings: PrinterSettings) -> None:
        driver = drivers.Serial(settings.place, baudrate=settings.baud, timeout=SECONDS)
        super().__init__(driver, settings.asks_status)

    def reach(self) -> None:
        super().reach()
        self.driver.device.write_timeout = SECONDS

    def ask(self, request: bytes, seconds: float) -> bytes:
        with failing_as_os_error():
            self.driver.device.reset_input_buffer()
            self.driver.device.write(request)
            self.driver.device.timeout = seconds
            return bytes(self.driver.device.read(1))

    def leave(self) -> None:
        with contextlib.suppress(OSError), failing_as_os_error():
            if self.driver._device:
                self.driver.device.reset_output_buffer()  # closing would wait for a printer that takes nothing
        super().leave()


class UsbLink(EscposLink):
    """USB, through libusb."""

    def __init__(self, settings: PrinterSettings) -> None:
        vendor, product = (int(part, 16) for part in settings.place.split(":"))
        ends = {"in_ep": settings.in_endpoint, "out_ep": settings.out_endpoint}
        driver = drivers.Usb(vendor, product, timeout=int(SECONDS * 1000), **ends)
        super().__init__(driver, settings.asks_status)

    def ask(self, request: bytes, seconds: float) -> bytes:
        self.driver._raw(request)
        try:
            return bytes(self.driver.device.read(self.driver.in_ep, 64, max(1, int(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""


class FileLink(EscposLink):
    """A device file such as /dev/usb/lp0, or a file to look at later: it takes bytes and cannot be asked."""

    def __init__(self, settings: PrinterSettings) -> None:
        super().__init__(drivers.File(settings.place), asks_status=False)


@contextlib.contextmanager
def failing_as_os_error() -> Iterator[None]:
    """The drivers' own exceptions, and those of the libraries below them, told as OSError."""
    try:
        yield
    except (exceptions.Error, termios.error, ValueError, RuntimeError, AssertionError) as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
