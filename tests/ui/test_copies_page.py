"""The papers of a meeting: composed, looked at, printed, saved, and found again in the register."""

from io import BytesIO

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel

from sspf_desk import proof
from sspf_desk.errors import Reason
from sspf_desk.proof import Channel, Finding, Verdict
from sspf_desk.terms import Seat
from sspf_desk.ui import paper
from sspf_desk.ui.copies_page import CopiesPage
from sspf_desk.ui.jobs import Jobs
from sspf_desk.ui.own_sheet_page import OwnSheetPage
from sspf_desk.ui.register_page import RegisterPage
from sspf_desk.ui.save_locked import SaveLocked
from tests.builders import NAMES, a_consent, a_plan, a_signal, ready_for_agenda

LEAD, COUNSELLOR = Seat.SCHOOL_LEAD, Seat.COUNSELLOR
SOCIAL, POLICE = Seat.SOCIAL_SERVICES, Seat.POLICE
GOOD = "tallkotte kompass ringdans humla"


def words(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


@pytest.fixture
def meeting(school):
    school.join(SOCIAL).at_the_table(POLICE)
    school.alva, school.sami = school.add(LEAD), school.add(LEAD, "Sami Öberg", "8A")
    for pupil in (school.alva, school.sami):
        ready_for_agenda(school[LEAD], pupil)
    school[LEAD].recording.record(school.alva, a_signal("Alvas signal är hennes."))
    school[LEAD].grounds.accept(school.alva, school[LEAD].grounds.take(school.alva, a_consent()))
    made = school[LEAD].planning.call(a_plan(LEAD, SOCIAL, POLICE))
    for pupil in (school.alva, school.sami):
        school[LEAD].planning.put_on(made, pupil)
    return made


@pytest.fixture
def shown(listened, meeting):
    def at(seat, kind):
        page = listened(seat, kind)
        page.open(meeting)
        return page

    return at


@pytest.fixture
def copies(shown):
    """The chair's page, with its copies composed."""
    page = shown(LEAD, CopiesPage)
    page.compose.click()
    return page


def listed(page):
    return [page.list.item(row).text().split("\n") for row in range(page.list.count())]


class TestComposing:
    def test_nothing_is_composed_before_it_is_asked_for(self, shown, school, meeting):
        page = shown(LEAD, CopiesPage)
        assert (page.papers, school[LEAD].copies.register(meeting)) == ((), ())
        assert page.first() is page.compose
        assert not page.print.isVisibleTo(page)
        assert "Copies for the meeting tors 26 nov. 2026" in words(page)

    def test_each_copy_says_whom_it_is_for_and_its_code(self, copies):
        assert [(name, seat) for name, seat, _ in listed(copies)] == [
            (NAMES[LEAD], "School lead"),
            (NAMES[SOCIAL], "Social services"),
            (NAMES[POLICE], "Police"),
        ]
        assert [code for *_, code in listed(copies)] == [f"code {one.code}" for one in copies.papers]
        assert copies.first() is copies.list

    def test_the_copy_that_is_chosen_is_the_one_that_is_seen(self, copies):
        assert "Sami Öberg" in copies.preview.text()
        copies.list.setCurrentRow(1)
        assert "Alva Lindqvist" in copies.preview.text()
        assert "Sami Öberg" not in copies.preview.text()
        assert copies.papers[1].code in copies.preview.text()

    def test_composed_anew_they_bear_new_codes(self, copies):
        before = {one.code for one in copies.papers}
        copies.anew.click()
        assert not before & {one.code for one in copies.papers}

    def test_a_copy_that_fails_its_proof_is_not_shown_and_cannot_be_printed(self, shown, monkeypatch):
        found = Verdict(clean=False, findings=(Finding(Channel.PAGE_TEXT, "page 1"),))
        monkeypatch.setattr(proof, "prove", lambda page, **asked: found)
        page = shown(LEAD, CopiesPage)
        page.compose.click()
        assert page.refused == [Reason.PROOF_FAILED]
        assert page.papers == ()
        assert page.preview.text() == ""
        assert not page.print.isVisibleTo(page)
        assert page.compose.isEnabled()

    def test_it_can_be_stopped_and_then_there_are_none(self, shown, school, meeting):
        page = shown(LEAD, CopiesPage)
        page.progress.told.connect(lambda done, _: page.progress.stop.click() if done == 1 else None)
        page.compose.click()
        assert page.refused == [Reason.STOPPED]
        assert (page.papers, school[LEAD].copies.register(meeting)) == ((), ())
        assert not page.progress.isVisibleTo(page)

    def test_the_window_goes_on_while_they_are_composed(self, qtbot, shown):
        """In the worker that the program has: the bar moves, and the copies come when they are done."""
        page, told = shown(LEAD, CopiesPage), []
        page.work.jobs = Jobs()
        page.progress.told.connect(lambda *at: told.append(at))
        page.compose.click()
        assert page.progress.isVisibleTo(page)
        assert not page.compose.isEnabled()
        qtbot.waitUntil(lambda: bool(page.papers), timeout=30_000)
        assert told[-1] == (3, 3)
        assert not page.progress.isVisibleTo(page)
        page.work.jobs.wait()

    def test_how_far_it_has_come_is_said(self, shown):
        page, told = shown(LEAD, CopiesPage), []
        page.progress.told.connect(lambda *_: told.append(page.progress.far.text()))
        page.compose.click()
        assert told == ["0 of 3", "1 of 3", "2 of 3", "3 of 3"]

    def test_another_meetings_copies_are_not_left_on_the_page(self, copies, school):
        copies.open(school[LEAD].planning.call(a_plan(LEAD)))
        assert copies.papers == ()
        assert copies.preview.text() == ""

    def test_the_same_meeting_opened_again_shows_what_was_made(self, copies):
        made = copies.papers
        copies.open(copies.about)
        assert copies.papers == made


class TestPrinting:
    @pytest.fixture
    def handed(self, copies, monkeypatch):
        """What is handed to the printer when the dialog is accepted."""
        runs = []

        def put(printer, papers, run):
            runs.append(papers)
            return not run.stopped()

        monkeypatch.setattr(paper, "put_on_paper", put)
        return runs

    def accept(self, page):
        page.window().findChild(QPrintDialog).done(QPrintDialog.DialogCode.Accepted)

    def test_a_cover_lies_before_each_copy_and_says_whose_it_is(self, copies, handed):
        copies.print.click()
        self.accept(copies)
        (run,) = handed
        assert run[1::2] == tuple(one.page for one in copies.papers)
        for cover, one in zip(run[::2], copies.papers, strict=True):
            said = " ".join(paper.read_aloud(cover))
            assert one.receiver_name in said
            assert one.code in said

    def test_one_run_prints_the_very_bytes_that_were_shown(self, copies, handed):
        copies.covers.setChecked(False)
        copies.print.click()
        self.accept(copies)
        assert handed == [tuple(one.page for one in copies.papers)]
        assert copies.said[-1] == "Handed to the printer."
        assert not copies.progress.isVisibleTo(copies)

    def test_a_single_copy_can_be_printed_again(self, copies, handed):
        copies.list.setCurrentRow(2)
        copies.one.click()
        self.accept(copies)
        assert handed == [(copies.papers[2].page,)]

    def test_a_run_that_is_stopped_says_that_not_all_was_printed(self, copies, handed):
        copies.print.click()
        copies.progress.stop.click()
        self.accept(copies)
        assert copies.said[-1] == "Not all was printed."

    def test_a_print_run_puts_each_copy_on_a_new_sheet(self, copies, tmp_path):
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        run = paper.Run(lambda *_: None, lambda: False, both_sides=True)
        assert paper.put_on_paper(printer, [one.page for one in copies.papers], run)
        sides = [len(PdfDocument(BytesIO(one.page))) for one in copies.papers]
        *before, last = sides
        assert len(PdfDocument(printer.outputFileName())) == sum(side + side % 2 for side in before) + last


class TestPapersThatMayGoOutNoMore:
    """The father takes the consent back after the copies were made."""

    @pytest.fixture
    def handed(self, monkeypatch):
        runs = []
        monkeypatch.setattr(paper, "put_on_paper", lambda printer, papers, run: runs.append(papers) or True)
        return runs

    @pytest.fixture
    def take_back(self, school):
        def do():
            (consent,) = (one.item for one in school[LEAD].recording.sheet(school.alva).lines if one.kind == "consent")
            none = frozenset()
            school[LEAD].grounds.withdraw(school.alva, consent, parties=none, topics=none, who="pappa, sms 09.20")

        return do

    def is_back_at_composing(self, page):
        at_hand = [one for one in (page.print, page.save, page.one, page.list, page.preview) if one.isVisibleTo(page)]
        return (page.papers, at_hand, page.compose.isVisibleTo(page)) == ((), [], True)

    def test_they_are_not_shown_again(self, copies, take_back):
        take_back()
        copies.open(copies.about)
        assert copies.refused == [Reason.COPIES_OUTDATED]
        assert self.is_back_at_composing(copies)
        assert copies.preview.text() == ""

    def test_nor_left_standing_when_pupils_are_told_to_have_changed(self, copies, take_back):
        take_back()
        copies.work.changed.emit("pupils")
        assert copies.refused == [Reason.COPIES_OUTDATED]
        assert self.is_back_at_composing(copies)

    @pytest.mark.parametrize("button", ["print", "one"])
    def test_they_are_not_printed(self, copies, take_back, handed, button):
        copies.list.setCurrentRow(1)
        take_back()
        getattr(copies, button).click()
        assert copies.refused == [Reason.COPIES_OUTDATED]
        assert copies.window().findChild(QPrintDialog) is None
        assert handed == []
        assert self.is_back_at_composing(copies)

    def test_a_copy_that_told_nothing_of_it_can_still_be_printed(self, copies, take_back):
        copies.list.setCurrentRow(2)
        take_back()
        copies.one.click()
        assert copies.refused == []
        assert copies.window().findChild(QPrintDialog)

    def test_nor_when_it_is_taken_back_while_a_printer_is_chosen(self, copies, take_back, handed):
        copies.print.click()
        take_back()
        copies.window().findChild(QPrintDialog).done(QPrintDialog.DialogCode.Accepted)
        assert copies.refused == [Reason.COPIES_OUTDATED]
        assert handed == []
        assert not copies.progress.isVisibleTo(copies)
        assert self.is_back_at_composing(copies)

    def test_they_are_not_saved_and_the_form_says_why(self, copies, take_back, tmp_path):
        copies.save.click()
        form = copies.window().findChild(SaveLocked)
        form.folder.take(str(tmp_path / "out"))
        for one in (form.password.first, form.password.again):
            one.line.setText(GOOD)
        take_back()
        form.do.click()
        assert not (tmp_path / "out").exists()
        assert any("strimla" in word for word in words(form))
        assert not form.do.isVisibleTo(form)
        assert self.is_back_at_composing(copies)

    def test_made_anew_they_hold_what_is_open_now(self, copies, take_back):
        take_back()
        copies.open(copies.about)
        copies.compose.click()
        assert [len(one.agenda.cases) for one in copies.papers] == [2, 0, 0]

    def test_an_own_sheet_is_made_anew_and_the_old_one_not_printed(self, shown, school, meeting, take_back, handed):
        school[LEAD].copies.compose(meeting)
        page = shown(SOCIAL, OwnSheetPage)
        assert [str(case.name) for case in page.papers[0].agenda.cases] == ["Alva Lindqvist"]
        take_back()
        page.print.click()
        assert page.refused == [Reason.COPIES_OUTDATED]
        assert handed == []
        assert [case.name for case in page.papers[0].agenda.cases] == []

    def test_what_is_written_since_leaves_them_as_they_are(self, copies, school):
        made, told = copies.papers, copies.told.text()
        copies.list.setCurrentRow(1)
        school[LEAD].recording.record(school.alva, a_signal("Skrivet efteråt."))
        copies.open(copies.about)
        assert (copies.papers, copies.told.text(), copies.list.currentRow()) == (made, told, 1)
        assert copies.refused == []


class TestAFault:
    """In the worker that the program has: what it ends in is told to no owner, but said."""

    @pytest.fixture
    def page(self, qtbot, work_at, meeting):
        work = work_at(LEAD)
        work.jobs = Jobs()
        page = CopiesPage(work)
        page.faults = []
        work.jobs.failed.connect(page.faults.append)
        qtbot.addWidget(page)
        page.open(meeting)
        yield page
        work.jobs.wait()

    @pytest.fixture
    def broken(self):
        """Something that is broken until it is mended."""

        def fault(*_, **__):
            raise ZeroDivisionError

        with pytest.MonkeyPatch.context() as patch:

            def at(place, name):
                patch.setattr(place, name, fault)
                return patch.undo

            yield at

    def test_while_composing_leaves_a_page_that_can_be_used(self, qtbot, page, broken):
        mend = broken(proof, "prove")
        page.compose.click()
        qtbot.waitUntil(lambda: bool(page.faults), timeout=30_000)
        assert not page.progress.isVisibleTo(page)
        assert page.compose.isEnabled()
        mend()
        page.compose.click()
        qtbot.waitUntil(lambda: bool(page.papers), timeout=30_000)

    def test_while_composing_anew_what_was_made_before_is_still_there(self, qtbot, page, broken):
        page.compose.click()
        qtbot.waitUntil(lambda: bool(page.papers), timeout=30_000)
        made = page.papers
        broken(proof, "prove")
        page.anew.click()
        qtbot.waitUntil(lambda: bool(page.faults) and bool(page.papers), timeout=30_000)
        assert page.papers == made

    def test_anothers_fault_does_not_say_that_composing_is_over(self, qtbot, page):
        page.compose.click()
        page.work.jobs.failed.emit(ZeroDivisionError())
        assert page.progress.isVisibleTo(page)
        assert not page.compose.isEnabled()
        qtbot.waitUntil(lambda: bool(page.papers), timeout=30_000)

    def test_while_printing_says_that_not_all_was_printed(self, qtbot, page, broken):
        said = []
        page.work.said.connect(said.append)
        page.compose.click()
        qtbot.waitUntil(lambda: bool(page.papers), timeout=30_000)
        made = page.papers
        mend = broken(paper, "put_on_paper")
        page.print.click()
        qtbot.waitUntil(lambda: page.window().findChild(QPrintDialog) is not None, timeout=30_000)
        page.window().findChild(QPrintDialog).done(QPrintDialog.DialogCode.Accepted)
        qtbot.waitUntil(lambda: bool(page.faults), timeout=30_000)
        mend()
        assert said == ["Not all was printed."]
        assert not page.progress.isVisibleTo(page)
        assert page.papers == made


class TestAtASeatThatDidNotCall:
    def test_it_is_said_who_makes_the_copies_and_nothing_is_offered(self, shown):
        page = shown(SOCIAL, CopiesPage)
        assert "The copies are made by the seat that called the meeting: School lead." in words(page)
        assert not page.compose.isVisibleTo(page)
        assert page.first() is None
        assert page.refused == []

    def test_after_anothers_meeting_ones_own_is_composed(self, shown, school, meeting):
        school.join(COUNSELLOR)
        page = shown(LEAD, CopiesPage)
        page.open(school[COUNSELLOR].planning.call(a_plan(LEAD, chair=COUNSELLOR)))
        assert not page.compose.isVisibleTo(page)
        page.open(meeting)
        assert page.compose.isVisibleTo(page)


class TestSavingLocked:
    @pytest.fixture
    def form(self, copies):
        copies.save.click()
        form = copies.window().findChild(SaveLocked)
        form.page = copies
        return form

    def fill_in(self, form, folder, password, again=None):
        form.folder.take(str(folder) if folder else "")
        form.password.first.line.setText(password)
        form.password.again.line.setText(password if again is None else again)
        form.do.click()

    def test_each_copy_becomes_a_locked_file_of_this_user_alone(self, form, tmp_path):
        self.fill_in(form, tmp_path / "out", GOOD)
        files = sorted((tmp_path / "out").iterdir())
        assert len(files) == 3
        for file in files:
            assert file.stat().st_mode & 0o777 == 0o600
            assert len(PdfDocument(file, password=GOOD))
        assert form.page.said[-1] == "3 copy(ies) saved locked."

    def test_a_password_that_is_guessed_saves_nothing(self, form, tmp_path):
        self.fill_in(form, tmp_path / "out", "lösenord1234")
        assert not (tmp_path / "out").exists()
        assert form.do.isEnabled()
        assert any("lösenord" in word.lower() for word in words(form))

    def test_two_passwords_that_differ_save_nothing(self, form, tmp_path):
        self.fill_in(form, tmp_path / "out", GOOD, GOOD + "x")
        assert not (tmp_path / "out").exists()

    def test_without_a_folder_nothing_is_saved_and_the_keys_go_there(self, form):
        form.show()
        self.fill_in(form, None, GOOD)
        assert form.focusWidget() is form.folder.line

    def test_a_form_that_is_left_is_gone(self, qtbot, form):
        with qtbot.waitSignal(form.destroyed):
            form.reject()


class TestTheOwnSheet:
    def test_it_is_there_at_once_and_enters_no_copy(self, shown, school, meeting):
        page = shown(LEAD, OwnSheetPage)
        assert "My own sheet for the meeting tors 26 nov. 2026" in words(page)
        assert {"Alva Lindqvist", "Sami Öberg"} <= {str(case.name) for case in page.papers[0].agenda.cases}
        assert page.papers[0].code in page.preview.text()
        assert not page.list.isVisibleTo(page)
        assert school[LEAD].copies.register(meeting) == ()

    def test_whoever_is_called_has_the_pupils_on_his_copy(self, shown, school, meeting):
        school[LEAD].copies.compose(meeting)
        page = shown(SOCIAL, OwnSheetPage)
        assert [str(case.name) for case in page.papers[0].agenda.cases] == ["Alva Lindqvist"]
        assert "All that you may read of the pupils on the copy made for you. It is yours alone." in words(page)


class TestTheRegister:
    def cells(self, page, row):
        return [page.table.item(row, column).text() for column in range(page.table.columnCount())]

    def test_before_anything_is_composed_it_says_so(self, shown):
        page = shown(LEAD, RegisterPage)
        assert not page.table.isVisibleTo(page)
        assert "No copy that you were told of has been made." in words(page)

    def test_it_says_who_got_what_under_which_code_and_when(self, shown, school, meeting):
        made = school[LEAD].copies.compose(meeting)
        page = shown(LEAD, RegisterPage)
        assert page.table.rowCount() == 3
        when, whom, code, pupils = self.cells(page, 1)
        assert when.startswith("fre 20 nov. 2026\n10.")
        assert (whom, code, pupils) == (f"{NAMES[SOCIAL]}\nSocial services", made[1].code, "Alva Lindqvist, 9B")
        assert self.cells(page, 2)[3] == "none"

    def test_what_stood_on_the_one_that_is_chosen_is_told_beneath(self, shown, school, meeting):
        made = school[LEAD].copies.compose(meeting)
        page = shown(LEAD, RegisterPage)
        page.table.setCurrentCell(1, 0)
        told = words(page)
        assert f"On copy {made[1].code}" in told
        assert any("Alvas signal är hennes." in word for word in told)
        assert "Sami Öberg, 8A" not in told
        page.table.setCurrentCell(2, 0)
        assert "No pupil stood on it." in words(page)

    def test_a_holder_is_told_only_what_was_his_own(self, shown, school, meeting):
        school[SOCIAL].recording.record(school.alva, a_signal("Fältarens egen signal."))
        consent = next(row.consent for row in school[SOCIAL].today.day().to_accept)
        school[SOCIAL].grounds.accept(school.alva, consent)
        school[LEAD].copies.compose(meeting)
        page = shown(SOCIAL, RegisterPage)
        told = words(page)
        assert "Only what was your own seat's is told here." in told
        assert any("Fältarens egen signal." in word for word in told)
        assert not any("Alvas signal är hennes." in word for word in told)
