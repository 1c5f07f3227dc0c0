"""Admits signed statements one by one, each when its signer is known, until none is left over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sspf_desk.records import statements as st
from sspf_desk.records.belonging import Directory, MemberFacts, SheetFacts, insist, signed_by
from sspf_desk.records.said import Said, when
from sspf_desk.records.said import said as read_row
from sspf_desk.terms import CHAIR_SEATS, MemberId, Mode
from sspf_desk.vault.person import PersonPublic
from sspf_desk.vault.seats import FIRST_EPOCH, SeatPublic


class Admitting:
    """Fills a directory from the rows. A statement whose signer is not known yet waits for the next round."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._vouched: list[tuple[MemberId, datetime, str]] = []
        """Who signed what kind of statement when: held against the endings once all are known."""
        self._unheard: list[Said] = []
        """What this round began with."""

    def admit(self, rows: Mapping[MemberId, tuple[st.Signed, ...]]) -> None:
        """Every statement of every row. Raises `Refusal` for any that does not hold, or whose signer nobody knows."""
        waiting = sorted((said for id_, signed in rows.items() for said in read_row(id_, signed)), key=when)
        insist(any(isinstance(said.statement, st.Founding) for said in waiting), "founder")
        for said in waiting:
            self._directory.said |= {one.digest(self._directory.vault): at for one, at in said.heard()}
        while waiting:
            self._unheard = waiting
            left = [said for said in waiting if not _ADMIT[type(said.statement)](self, said)]
            insist(len(left) < len(waiting), type(left[0].statement).__name__ if left else "")
            waiting = left
        for id_, at, place in self._vouched:
            facts = self._directory.members.get(id_)
            insist(facts is None or facts.was_member(at), place)

    def founding(self, said: Said) -> bool:
        """The founder: whose key makes the vault's id."""
        first, directory = said.read(st.Founding), self._directory
        vault = st.vault_id(first.salt, first.signing, invented=first.invented)
        right_vault = vault == directory.vault and first.member == said.row
        insist(right_vault and said.signed.signed_by(directory.vault, first.signing), "founder")
        public = PersonPublic(first.exchange, first.signing)
        directory.invented = first.invented
        directory.members[said.row] = MemberFacts(
            said.row, first.name, first.seat, Mode.WRITES, public, first.mandate, first.since, registrar=True
        )
        return True

    def invitation(self, said: Said) -> bool:
        """An invitation by itself waits."""
        invited = said.read(st.Invitation)
        if not self._invites(invited, said.signed):
            return False
        insist(invited.invitation == said.row, "invitation")
        self._directory.invitations[said.row] = invited
        return True

    def joining(self, said: Said) -> bool:
        """With a joining an invitation has made somebody who waits: for keys of his seat, or to be let in."""
        joined, directory = said.read(st.Joining), self._directory
        invited = st.read(st.Invitation, said.before or said.signed)
        if not self._invites(invited, said.before or said.signed):
            return False
        insist(joined.member == said.row and joined.invitation == invited.invitation, "joining")
        insist(said.row not in directory.sheets and invited.since <= joined.since, "joining")
        insist(said.signed.signed_by(directory.vault, invited.signing, joined.signing), "joining")
        directory.spent.add(invited.invitation)
        public = PersonPublic(joined.exchange, joined.signing)
        directory.waiting[said.row] = MemberFacts(
            said.row, invited.name, invited.seat, invited.mode, public, invited.mandate, joined.since
        )
        return True

    def _invites(self, invited: st.Invitation, signed: st.Signed) -> bool:
        """Whether a registrar, or two where none is left, are known to have signed; False while they are not known.

        Two invite to no seat but the school's whose sheet is one of them: it is no way round a registrar elsewhere.
        """
        if invited.also:
            sheet = self._directory.sheets.get(invited.by)
            if sheet is None:
                return False
            insist(sheet.seat is invited.seat, "Invitation")
            return self._two(invited.by, invited.also, invited.since, signed, st.Invitation.__name__)
        return self._registrar(invited.by, invited.since, signed, st.Invitation.__name__)

    def table_seat(self, said: Said) -> bool:
        """Who sits at the table for a seat without keys."""
        told = said.read(st.TableSeat)
        if not self._registrar(told.by, told.since, said.signed, st.TableSeat.__name__):
            return False
        insist(told.member == said.row, "table seat")
        self._directory.members[said.row] = MemberFacts(
            said.row, told.name, told.seat, Mode.AT_THE_TABLE, None, "", told.since
        )
        return True

    def seating(self, said: Said) -> bool:
        """A seat's keys: the first make their maker its member; later epochs come of members, in order."""
        told, directory = said.read(st.Seating), self._directory
        insist(told.by == said.row, "seating")
        comes = directory.waiting.get(said.row)
        insist(comes is None or comes.seat is told.seat, "signer")
        if comes and told.epoch == FIRST_EPOCH and told.seat not in directory.seats:
            directory.members[said.row] = directory.waiting.pop(said.row)
        if said.row not in directory.members:
            return False
        held = directory.seats.get(told.seat)
        insist(said.signed.signed_by(directory.vault, directory.signer(said.row, told.seat)), "seating")
        self._vouched.append((said.row, told.since, "seating"))
        directory.seats[told.seat] = _sealed_anew(held, told)
        directory.shut_out[told.seat] = frozenset(told.without)
        return True

    def admission(self, said: Said) -> bool:
        """Whoever waits is let in by a member of his seat, or by the seat's sheet, which is thereby spent."""
        told, directory = said.read(st.Admission), self._directory
        comes = directory.waiting.get(said.row)
        if comes is None or not self._speaks_for(told.by, comes):
            return False
        insist(told.member == said.row and signed_by(directory, said.signed, told.by), "admission")
        self._vouched.append((told.by, told.since, "admission"))
        directory.members[said.row] = directory.waiting.pop(said.row)
        if sheet := directory.sheets.get(told.by):
            insist(not sheet.spent, "admission")
            directory.sheets[told.by] = replace(sheet, spent=True)
        return True

    def _speaks_for(self, by: MemberId, comes: MemberFacts) -> bool:
        """Whether a member, or a sheet, of the seat that somebody comes to is known by this id."""
        member, sheet = self._directory.members.get(by), self._directory.sheets.get(by)
        if member is None and sheet is None:
            return False
        seat = member.seat if member else sheet.seat if sheet else None
        insist(seat is comes.seat, "admission")
        return True

    def ending(self, said: Said) -> bool:
        """The end of a membership, by a registrar's word or one's own."""
        told, directory = said.read(st.Ending), self._directory
        facts = directory.members.get(said.row) or directory.waiting.get(said.row)
        if facts is None or (said.row in directory.waiting and self._comes_before(told.since, said.row)):
            return False
        insist(told.member == said.row and facts.until is None, "ending")
        if told.by != said.row and not self._registrar(told.by, told.since, said.signed, "ending"):
            return False
        insist(signed_by(directory, said.signed, told.by), "ending")
        directory.waiting.pop(said.row, None)
        directory.members[said.row] = replace(facts, until=told.since)
        directory.endings.append(told)
        return True

    def _comes_before(self, at: datetime, row: MemberId) -> bool:
        """Whether somebody who waits became a member by then: of one second, his admission may be heard later."""
        admits = (st.Admission, st.Seating)
        return any(
            one.row == row and isinstance(one.statement, admits) and one.statement.since <= at for one in self._unheard
        )

    def appointment(self, said: Said) -> bool:
        """The registrar's right for a member of a school seat, by a registrar or by two."""
        told, directory = said.read(st.Appointment), self._directory
        facts = directory.members.get(said.row)
        if facts is None:
            return False
        insist(told.member == said.row and facts.seat in CHAIR_SEATS, "appointment")
        known = (
            self._two(told.by, told.also, told.since, said.signed, "appointment")
            if told.also
            else self._registrar(told.by, told.since, said.signed, "appointment")
        )
        if known:
            directory.members[said.row] = replace(facts, registrar=True)
        return known

    def sheet(self, said: Said) -> bool:
        """A seat's recovery sheet, made by its member."""
        told, directory = said.read(st.SeatSheet), self._directory
        if said.row not in directory.members:
            return False
        taken = (*directory.members, *directory.waiting, *directory.invitations, *directory.sheets)
        insist(told.by == said.row and told.sheet not in taken, "sheet")
        insist(said.signed.signed_by(directory.vault, directory.signer(said.row, told.seat)), "sheet")
        self._vouched.append((said.row, told.since, "sheet"))
        public = PersonPublic(told.exchange, told.signing)
        directory.sheets[told.sheet] = SheetFacts(told.sheet, told.seat, public, told.since)
        return True

    def receipt(self, said: Said) -> bool:
        """Who keeps a sheet, by a member of its seat."""
        told, directory = said.read(st.Receipt), self._directory
        sheet = directory.sheets.get(told.sheet)
        if sheet is None or said.row not in directory.members:
            return False
        insist(told.by == said.row, "receipt")
        insist(said.signed.signed_by(directory.vault, directory.signer(said.row, sheet.seat)), "receipt")
        self._vouched.append((said.row, told.since, "receipt"))
        directory.sheets[told.sheet] = replace(sheet, receipt=told)
        return True

    def speaking(self, said: Said) -> bool:
        """The newest format that a member's program reads, by himself."""
        told, directory = said.read(st.Speaking), self._directory
        facts = directory.members.get(said.row)
        if facts is None:
            return False
        insist(told.member == said.row and signed_by(directory, said.signed, said.row), "speaking")
        directory.members[said.row] = replace(facts, speaks=max(facts.speaks, told.format))
        return True

    def _registrar(self, by: MemberId, at: datetime, signed: st.Signed, place: str) -> bool:
        """Whether the registrar who signed is known; False while he is not. Refuses a wrong signature."""
        facts = self._directory.members.get(by)
        if facts is None or facts.public is None or not facts.registrar:
            return False
        insist(signed.signed_by(self._directory.vault, facts.public.signing), place)
        self._vouched.append((by, at, place))
        return True

    def _two(self, by: MemberId, also: MemberId, at: datetime, signed: st.Signed, place: str) -> bool:
        """Whether two persons signed: members, or keepers of a school seat's sheet, not both of one seat's sheet."""
        members, sheets = self._directory.members, self._directory.sheets
        if not all(one in members or one in sheets for one in (by, also)):
            return False
        of_sheets = [sheets[one].seat for one in (by, also) if one in sheets]
        of_members = [members[one].seat for one in (by, also) if one in members]
        apart = by != also and len(set(of_sheets)) == len(of_sheets) and not set(of_sheets) & set(of_members)
        insist(apart and CHAIR_SEATS.issuperset(of_sheets), place)
        insist(signed_by(self._directory, signed, by, also), place)
        self._vouched += [(by, at, place), (also, at, place)]
        return True


def _sealed_anew(held: SeatPublic | None, seating: st.Seating) -> SeatPublic:
    """The seat with one seal more: its address is for ever, and no epoch is said twice."""
    seal = (seating.epoch, seating.seal)
    if held is None:
        return SeatPublic(seating.seat, seating.address, (seal,))
    insist(seating.address == held.address and seating.epoch > held.seal[0], "seating")
    return SeatPublic(held.seat, held.address, (*held.seals, seal))


_ADMIT: dict[type[st.Statement], Callable[[Admitting, Said], bool]] = {
    st.Founding: Admitting.founding,
    st.Invitation: Admitting.invitation,
    st.Joining: Admitting.joining,
    st.TableSeat: Admitting.table_seat,
    st.Seating: Admitting.seating,
    st.Admission: Admitting.admission,
    st.Ending: Admitting.ending,
    st.Appointment: Admitting.appointment,
    st.SeatSheet: Admitting.sheet,
    st.Receipt: Admitting.receipt,
    st.Speaking: Admitting.speaking,
}
