"""E-mail by SMTP."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.header import Header
from email.headerregistry import BaseHeader, HeaderRegistry, UniqueUnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from email.utils import formatdate, make_msgid
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

from queue_server.adapters.notifications import TIMEOUT_S, WrongChannel
from queue_server.domain.messages import Outgoing, Undelivered

TLS_PORT, SUBMISSION_PORT = 465, 587


class _Subject(UniqueUnstructuredHeader):
    """Folded as RFC 2047 wants it: the folding of Python 3.11 loses the spaces at which it breaks a Ukrainian line."""

    def fold(self, *, policy: Policy) -> str:
        charset = "us-ascii" if str(self).isascii() else "utf-8"
        words = Header(str(self), charset, header_name="Subject").encode(linesep=policy.linesep)
        return f"Subject: {words}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("subject", cast(type[BaseHeader], _Subject))  # it becomes one there
_POLICY = SMTP.clone(header_factory=_HEADERS)


@dataclass(frozen=True, slots=True)
class MailBySmtp:
    """`smtp://user:password@host:587` (STARTTLS where the server offers it), `smtps://…:465` (TLS from the start).
    `?tls=required` refuses a server that offers none."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    tls: bool = False
    tls_required: bool = False

    @classmethod
    def from_url(cls, url: str, sender: str) -> MailBySmtp:
        """Raises WrongChannel."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise WrongChannel("must be like smtp://user:password@mail.example.org:587")
        if "@" not in sender:
            raise WrongChannel("needs QUEUE_MAIL_FROM, an e-mail address")
        tls = parts.scheme == "smtps"
        return cls(
            host=parts.hostname,
            port=parts.port or (TLS_PORT if tls else SUBMISSION_PORT),
            sender=sender,
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            tls=tls,
            tls_required=parse_qs(parts.query).get("tls") == ["required"],
        )

    def send(self, message: Outgoing) -> None:
        server = self._reached()
        try:
            server.send_message(_mail(message, self.sender))
        except smtplib.SMTPRecipientsRefused as refusal:
            code, _reason = next(iter(refusal.recipients.values()))
            raise Undelivered("recipient_refused", hopeless=code >= 500) from None
        except smtplib.SMTPResponseException as refusal:
            raise Undelivered("message_refused", hopeless=refusal.smtp_code >= 500) from None
        except smtplib.SMTPNotSupportedError:  # an address in letters that this server does not know
            raise Undelivered("recipient_refused", hopeless=True) from None
        except (OSError, smtplib.SMTPException):
            raise Undelivered("answer_lost", uncertain=True) from None
        finally:
            _leave(server)

    def _reached(self) -> smtplib.SMTP:
        try:
            return self._connected()
        except smtplib.SMTPAuthenticationError:
            raise Undelivered("sign_in_refused") from None
        except (OSError, smtplib.SMTPException):
            raise Undelivered("server_unreachable") from None

    def _connected(self) -> smtplib.SMTP:
        secure = ssl.create_default_context()
        if self.tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT_S, context=secure)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT_S)
        try:
            server.ehlo()
            if not self.tls and server.has_extn("starttls"):
                server.starttls(context=secure)
                server.ehlo()
            elif not self.tls and self.tls_required:
                raise Undelivered("server_without_tls")
            if self.user is not None:
                server.login(self.user, self.password or "")
        except BaseException:
            server.close()
            raise
        return server


def _leave(server: smtplib.SMTP) -> None:
    """Whatever the server says to the good-bye, the message was taken or refused before."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def _mail(message: Outgoing, sender: str) -> EmailMessage:
    mail = EmailMessage(policy=_POLICY)
    mail["From"], mail["To"], mail["Subject"] = sender, message.to, message.subject
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain=sender.rpartition("@")[2].rstrip(">"))
    mail["Auto-Submitted"] = "auto-generated"  # nobody's holiday answer comes back
    mail.set_content(message.text)
    if message.calendar is not None:
        mail.add_attachment(message.calendar, maintype="text", subtype="calendar", filename="appointment.ics")
    return mail
