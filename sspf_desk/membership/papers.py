"""The pages that keep a vault alive, set from what a desk has just made. They are made in memory and kept nowhere."""

from sspf_desk import pdf
from sspf_desk.membership.around import SignedIn
from sspf_desk.membership.sheets import NewSheet
from sspf_desk.membership.watch import Control
from sspf_desk.models.days import HOME, day_of
from sspf_desk.records.directory import Directory, read_directory
from sspf_desk.terms import SAME_BRANCH, Act
from sspf_desk.vault.sheet_words import qr_text, words_of


class Papers:
    """One member's recovery sheets and control sheets as pages."""

    def __init__(self, signed_in: SignedIn, words: pdf.SheetWording, wording: pdf.Wording) -> None:
        self._in = signed_in
        self._words = words
        self._wording = wording

    def recovery(self, made: NewSheet) -> bytes:
        """A sheet that was just made, to be printed once and put in its envelope."""
        directory = self._directory()
        group, own = directory.settings(), made.seat not in SAME_BRANCH
        return pdf.recovery_sheet(
            pdf.RecoverySheet(
                school=group.school,
                authority=group.authority,
                whose=made.whose or self._wording.seat[made.seat],
                opens=pdf.Opens.MEMBER if made.whose else pdf.Opens.SEAT,
                keeper=pdf.Keeper.OWN if own else pdf.Keeper.SCHOOL,
                code=made.id[:8].upper(),
                made_on=day_of(made.made_at),
                words=words_of(made.code),
                qr=qr_text(made.code),
            ),
            self._words,
        )

    def control(self, control: Control) -> bytes:
        """The page by which another computer can tell that a file is old."""
        group = self._directory().settings()
        return pdf.control_sheet(
            pdf.ControlSheet(
                school=group.school,
                authority=group.authority,
                made_at=control.made_at.astimezone(HOME),
                number=control.sequence,
                groups=control.groups,
                qr="".join(control.groups),
            ),
            self._words,
        )

    def locked(self, page: bytes, password: str) -> bytes:
        """A page as it is saved: behind a password."""
        return pdf.lock(page, password)

    def _directory(self) -> Directory:
        with self._in.acts.begin(Act.LISTED, "members", reading=True) as session:
            return read_directory(session, self._in.door.vault)
