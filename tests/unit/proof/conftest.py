"""An invented meeting and its copies."""

from datetime import date, time
from io import BytesIO

import pikepdf
import pytest

from sspf_desk import pdf
from sspf_desk.agenda import Agenda, Case, CopyKind, Line, MeetingHead
from sspf_desk.disclosure import Disclosed
from sspf_desk.proof import prove
from sspf_desk.settings import resource
from sspf_desk.terms import Kind, Seat

HEAD = MeetingHead(
    school="Ekbackaskolan F\N{EN DASH}9",
    authority="Utbildningsnämnden",
    held_on=date(2026, 9, 24),
    begins=time(9, 5),
    place="Rum Eken",
    chair="Maria Holmström",
    present=((Seat.SCHOOL_LEAD, "Maria Holmström"), (Seat.POLICE, "Per Ångström")),
)


def line(kind=Kind.SIGNAL, text="", holder=Seat.COUNSELLOR, **words):
    said = {"title": "", "remark": "", "detail": "", **words}
    return Line(kind, holder, text=Disclosed(text), **{part: Disclosed(word) for part, word in said.items()})


def case(name, school_class, *lines):
    return Case(Disclosed(name), Disclosed(school_class), lines)


def agenda(*cases, kind=CopyKind.CHAIRS_COPY, provisions=("OSL 23:2 st.1", "OSL 23:2 st.2", "OSL 26:1"), **changed):
    facts = {"receiver": Seat.LEISURE, "receiver_name": "Jonas Öberg", "code": "K7QF-2M3X", "head": HEAD, **changed}
    return Agenda(kind=kind, provisions=provisions if cases else (), cases=cases, **facts)


def six_cases():
    names = [
        ("Alva Lind", "9B"),
        ("Bilal Y\u0131ld\u0131z", "8A"),
        ("Ebba Ek", "7C"),
        ("Gabriel Şahin", "9A"),
        ("Noor Al", "8B"),
    ]
    return [
        case(
            *named,
            line(Kind.QUESTION, f"Hur hjälper vi tillbaka till morgnarna, nummer {number}?"),
            line(
                Kind.STRENGTH, "Söker själv upp sin mentor.", title="Litar på en vuxen", detail="12 september, mentor"
            ),
            line(Kind.CHILDS_VIEW, "”Jag vill gå i skolan \N{EN DASH} men inte så tidigt.”"),
            line(Kind.NEED, "", title="Lugn start på dagen"),
            line(
                Kind.SIGNAL,
                "Borta sju förmiddagar.",
                title="Mer frånvaro",
                remark="Hör ihop med helgerna.",
                detail="mentor",
            ),
            line(Kind.COMMITMENT, "Möter vid entrén.", detail="senast 5 oktober 2026"),
            line(Kind.CONSENT, "Skola och socialtjänst: ja. Polis: nej."),
        )
        for number, named in enumerate([*names, ("Östen Ek", "7A")])
    ]


@pytest.fixture(scope="session")
def swedish():
    return pdf.wording(resource("wording", "agenda_sv.toml"))


@pytest.fixture(scope="session")
def english():
    return pdf.wording(resource("wording", "agenda_en.toml"))


@pytest.fixture(scope="session")
def build():
    """The makers of agendas, cases and lines."""
    return type("Build", (), {"agenda": agenda, "case": case, "line": line, "six": six_cases, "head": HEAD})


class Copy:
    """A clean copy of more than one page, and all that may be read on it."""

    def __init__(self, agenda, wording):
        lines = [part for one in agenda.cases for part in one.lines]
        said = [text for part in lines for text in (part.title, part.text, part.remark, part.detail)]
        named = [text for one in agenda.cases for text in (one.name, one.school_class)]
        self.pdf = pdf.render(agenda, wording)
        self.allowed = [*pdf.standing(agenda, wording), *said, *named]

    def edited(self, change, file=None):
        """The file with a change, written anew in one piece."""
        written = BytesIO()
        with pikepdf.Pdf.open(BytesIO(file or self.pdf)) as opened:
            change(opened)
            opened.save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        return written.getvalue()

    def channels(self, file, text):
        """Where the text is found in the file."""
        verdict = prove(file, withheld=[text, "något helt annat som ingen har skrivit"], names=[], allowed=self.allowed)
        assert verdict.clean is not bool(verdict.findings)
        return {finding.channel for finding in verdict.findings}


@pytest.fixture(scope="session")
def copy(swedish):
    return Copy(agenda(*six_cases()), swedish)
