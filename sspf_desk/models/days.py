"""Days are Swedish days; moments are UTC."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Stockholm")


def start_of(day: date) -> datetime:
    """The first moment of a Swedish day, in UTC."""
    return datetime.combine(day, time(), HOME).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first moment after a Swedish day, in UTC."""
    return start_of(day + timedelta(days=1))


def day_of(at: datetime) -> date:
    """The Swedish day of a moment."""
    return at.astimezone(HOME).date()
