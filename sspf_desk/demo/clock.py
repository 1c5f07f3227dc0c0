"""The demo's time: a clock that is set, never back and never past the present, and a calendar of school days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Stockholm")
FIRST_ACT = time(8, 10)
BETWEEN_ACTS = timedelta(minutes=12)
ONE_LOOK = timedelta(seconds=1)
THURSDAY, FRIDAY, A_WEEK = 3, 4, 7


class DemoClock:
    """Goes one second at each look, forward only; its last moment is the one it was made with."""

    def __init__(self, latest: datetime) -> None:
        self.latest = latest.astimezone(UTC).replace(microsecond=0)
        self._now = datetime.fromtimestamp(0, UTC)

    def at(self, moment: datetime) -> None:
        """Go on to a moment. One that has passed leaves the clock as it is; one to come stops at the last."""
        self._now = min(max(self._now, moment.astimezone(UTC)), self.latest)

    def __call__(self) -> datetime:
        """The moment it is."""
        self.at(self._now + ONE_LOOK)
        return self._now


@dataclass(frozen=True, slots=True)
class Calendar:
    """The story's days, counted from the day on which it is shown."""

    today: date

    def ago(self, days: int) -> date:
        """The school day so many days ago: Friday for what would fall on a weekend."""
        day = self.ahead(-days)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY))

    def ahead(self, days: int) -> date:
        """The day so many days from now."""
        return self.today + timedelta(days=days)

    def moment(self, days: int, number: int) -> datetime:
        """When the act of this number happens on a school day, in school hours."""
        return datetime.combine(self.ago(days), FIRST_ACT, HOME).astimezone(UTC) + number * BETWEEN_ACTS

    def meeting_day(self) -> date:
        """The next Thursday after today."""
        return self.ahead((THURSDAY - self.today.weekday() - 1) % A_WEEK + 1)

    def meeting_moment(self, begins: time) -> datetime:
        """When the meeting begins, in UTC."""
        return datetime.combine(self.meeting_day(), begins, HOME).astimezone(UTC)


def calendar_of(clock: DemoClock) -> Calendar:
    """The calendar whose today is the Swedish day of a clock's last moment."""
    return Calendar(clock.latest.astimezone(HOME).date())
