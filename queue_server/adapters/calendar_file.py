"""A booking as an iCalendar file: one event with its time zone and an alarm an hour before."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Alarm, Calendar, Event, vText

from queue_server.domain.calendar import CalendarEntry

REMINDS = timedelta(hours=-1)


def calendar_file(entry: CalendarEntry) -> bytes:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.start + timedelta(minutes=entry.minutes))
    event.add("summary", entry.summary)
    event.add("location", entry.location)
    event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("sequence", entry.sequence)
    event.add_component(_alarm(entry.alarm))
    calendar = Calendar()
    calendar.add("prodid", vText("-//electronic-queue//booking//"))
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", REMINDS)
    return alarm
