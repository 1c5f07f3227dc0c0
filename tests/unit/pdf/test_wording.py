"""The words: provisions, days, and files that lack something."""

import pytest
from msgspec import structs

from sspf_desk.errors import Reason, Refusal
from sspf_desk.pdf import wording
from sspf_desk.settings import resource
from sspf_desk.terms import Seat

ACT = "offentlighets- och sekretesslagen (2009:400)"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("OSL 26:1",), f"26 kap. 1 § {ACT}"),
        (("OSL 40:7 g",), f"40 kap. 7 g § {ACT}"),
        (("OSL 23:2 st.2",), f"23 kap. 2 § andra stycket {ACT}"),
        (
            ("OSL 23:2 st.1", "OSL 23:2 st.2", "OSL 26:1"),
            f"23 kap. 2 § första och andra styckena samt 26 kap. 1 § {ACT}",
        ),
        (("OSL 23:2", "OSL 23:2 st.2"), f"23 kap. 2 § {ACT}"),
        (("OSL 21:1", "OSL 25:1", "OSL 35:1"), f"21 kap. 1 §, 25 kap. 1 § samt 35 kap. 1 § {ACT}"),
        (("OSL 25:13 a st.9",), f"25 kap. 13 a § 9 stycket {ACT}"),
        (("Skollagen 29:14",), "Skollagen 29:14"),
        (("OSL 26:1", "tystnadsplikt"), f"26 kap. 1 § {ACT} samt tystnadsplikt"),
    ],
)
def test_provisions_in_words(swedish, names, words):
    assert swedish.mark.provisions(names) == words


def test_every_secrecy_of_the_law_table_can_be_put_in_words(swedish):
    law = next(resource("law").glob("*.toml")).read_text(encoding="utf-8")
    names = {line.split('"')[1] for line in law.splitlines() if line.startswith('name = "OSL ') and "," not in line}
    assert len(names) > 5
    assert all(
        swedish.mark.provisions((name,)).endswith(f"§ {ACT}") or "stycket" in swedish.mark.provisions((name,))
        for name in names
    )


def test_the_moment_in_words(swedish, english, build):
    head = build.head
    assert swedish.when(head.held_on, head.begins) == "Torsdag den 24 september 2026 kl. 09.05"
    assert english.when(head.held_on, head.begins) == "Thursday 24 September 2026 at 09.05"


def test_the_two_languages_have_the_same_points_in_the_same_order(swedish, english):
    assert [words.id for words in swedish.point] == [words.id for words in english.point]
    assert set(swedish.seat) == set(english.seat) == set(Seat)
    assert structs.asdict(swedish).keys() == structs.asdict(english).keys()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('title = "Dagordning"\n', ""),
        ('title = "Dagordning"', 'title = ""'),
        ('title = "Dagordning"', 'title = "Dagordning"\nunknown = 1'),
        ('page = "Sida {page} av {pages}"', 'page = "Sida {page}"'),
        ('page = "Sida {page} av {pages}"', 'page = "Sida {page av {pages}"'),
        ('page = "Sida {page} av {pages}"', 'page = "Sida {page} av {pages} {extra}"'),
        ('text = "Enligt {provisions}"', 'text = "Enligt"'),
        ('POLICE = "Polis"\n', ""),
        ('need = "Behov"\n', ""),
        ('id = "closing"', 'id = "duties"'),
        ('"söndag"]', "]"),
        ('language = "sv"', "language = "),
    ],
)
def test_a_file_that_lacks_something_is_refused(tmp_path, was, becomes):
    whole = resource("wording", "agenda_sv.toml").read_text(encoding="utf-8")
    assert was in whole
    broken = tmp_path / "agenda.toml"
    broken.write_text(whole.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        wording(broken)
    assert refused.value.reason is Reason.BAD_INPUT
    assert refused.value.places == {"place": "agenda.toml"}


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "agenda.toml").write_bytes('title = "Ä"'.encode("latin-1"))
    with pytest.raises(Refusal):
        wording(tmp_path / "agenda.toml")
