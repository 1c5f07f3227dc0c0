"""Reads the statements in a member's row: how he came in stands first, and only then come the rest."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sspf_desk.errors import Reason, Refusal
from sspf_desk.records import statements as st
from sspf_desk.records.belonging import insist
from sspf_desk.terms import MemberId

S = TypeVar("S", bound=st.Statement)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, read, with the row it stands in; a joining together with the invitation before it."""

    row: MemberId
    statement: st.Statement
    signed: st.Signed
    before: st.Signed | None = None

    def heard(self) -> list[tuple[st.Signed, int]]:
        """What was said, each with its moment in UTC seconds; the invitation before a joining is one more."""
        before = [(self.before, st.read(st.Invitation, self.before).since)] if self.before else []
        return [(one, int(at.timestamp())) for one, at in (*before, (self.signed, self.statement.since))]

    def read(self, kind: type[S]) -> S:
        """The statement as the kind that its handler is for."""
        if not isinstance(self.statement, kind):
            raise Refusal(Reason.MEMBERSHIP_NOT_SIGNED, place="kind")
        return self.statement


def said(row: MemberId, signed: tuple[st.Signed, ...]) -> list[Said]:
    """What a row says: it begins with how its member came in, and only then come the rest."""
    if not signed:
        return []
    insist(signed[0].kind in _FIRST, "kind")
    first = Said(row, st.read(_FIRST[signed[0].kind], signed[0]), signed[0])
    if not isinstance(first.statement, st.Invitation):
        insist(not isinstance(first.statement, st.TableSeat) or _only_ended(signed[1:]), "table seat")
        return [first, *(_later(row, one) for one in signed[1:])]
    if len(signed) == 1:
        return [first]
    joining = Said(row, st.read(st.Joining, signed[1]), signed[1], before=signed[0])
    return [joining, *(_later(row, one) for one in signed[2:])]


def _only_ended(rest: tuple[st.Signed, ...]) -> bool:
    return all(one.kind == st.Ending.__name__ for one in rest)


def _later(row: MemberId, signed: st.Signed) -> Said:
    insist(signed.kind in _REST, "kind")
    return Said(row, st.read(_REST[signed.kind], signed), signed)


def when(one: Said) -> tuple[bool, datetime, int, MemberId]:
    """The founder first, then by moment; of one moment, a lower epoch before a higher."""
    first = isinstance(one.statement, st.Founding)
    epoch = one.statement.epoch if isinstance(one.statement, st.Seating) else 0
    return not first, one.statement.since, epoch, one.row


_FIRST: dict[str, type[st.Statement]] = {kind.__name__: kind for kind in (st.Founding, st.Invitation, st.TableSeat)}
_REST: dict[str, type[st.Statement]] = {
    kind.__name__: kind
    for kind in (st.Seating, st.Admission, st.Ending, st.Appointment, st.SeatSheet, st.Receipt, st.Speaking)
}
