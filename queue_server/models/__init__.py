"""All tables, so that one import knows them."""

from queue_server.domain.feedback import FeedbackKind, FeedbackStatus
from queue_server.domain.messages import ContactKind, MessageKind, MessageStatus
from queue_server.domain.ratings import RatingChannel
from queue_server.models.aggregate import Aggregate
from queue_server.models.alarm import AlarmRow
from queue_server.models.appointment import Appointment, Pulse, SlotUse, Standstill
from queue_server.models.branch import Branch, Line, LineRoute, Notice, NumberSequence, Zone
from queue_server.models.counter import Counter, CounterLine
from queue_server.models.device import Bell, Device, DeviceKind, Pairing
from queue_server.models.event import AuditEntry, EventRow, RetryKey
from queue_server.models.feedback import Feedback
from queue_server.models.hand_sheet import HandSheet
from queue_server.models.handled_service import Channel, HandledService, Outcome
from queue_server.models.message import Message
from queue_server.models.organisation import Category, Organisation, Purpose, Register, Service, Sphere
from queue_server.models.print_job import PaperKind, PrintJob, PrintStatus
from queue_server.models.rating import QuestionnaireAnswer, Rating
from queue_server.models.staff import Role, Staff, StaffRole, StaffSession
from queue_server.models.ticket import Person, Ticket
from queue_server.models.today import Absence, PlannedBreak, Suspension, SwitchedOff, Unserved
from queue_server.models.wait_correction import WaitCorrection

__all__ = [
    "Absence", "Aggregate", "AlarmRow", "Appointment", "AuditEntry", "Bell", "Branch", "Category", "Channel",
    "ContactKind", "Counter", "CounterLine", "Device", "DeviceKind", "EventRow", "Feedback", "FeedbackKind",
    "FeedbackStatus", "HandSheet", "HandledService", "Line", "LineRoute", "Message", "MessageKind",
    "MessageStatus", "Notice", "NumberSequence", "Organisation", "Outcome", "Pairing", "PaperKind", "Person",
    "PlannedBreak", "PrintJob", "PrintStatus", "Pulse", "Purpose", "QuestionnaireAnswer", "Rating",
    "RatingChannel", "Register", "RetryKey", "Role", "Service", "SlotUse", "Sphere", "Staff", "StaffRole",
    "StaffSession", "Standstill", "Suspension", "SwitchedOff", "Ticket", "Unserved",
    "WaitCorrection", "Zone",
]  # fmt: skip
