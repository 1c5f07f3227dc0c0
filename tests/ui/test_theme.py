import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette

from sspf_desk.settings import resource
from sspf_desk.ui.icons import Sign, icon, picture, program_icon
from sspf_desk.ui.theme import THEMES, Scheme, contrast, dress, palette, shown, text_pairs

TEXT, INPUT = 4.5, 3.0


@pytest.mark.parametrize("scheme", THEMES)
def test_every_pair_of_text_and_ground_can_be_read(scheme):
    told = {pair: contrast(*colours) for pair, colours in text_pairs(THEMES[scheme]).items()}
    assert {pair: round(ratio, 2) for pair, ratio in told.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("scheme", THEMES)
def test_where_an_input_is_can_be_seen(scheme):
    theme = THEMES[scheme]
    assert min(contrast(theme.line, ground) for ground in (theme.base, theme.window)) >= INPUT
    assert min(contrast(theme.accent, ground) for ground in (theme.base, theme.window, theme.raised)) >= INPUT


@pytest.mark.parametrize("scheme", THEMES)
def test_the_palette_of_every_group_can_be_read(scheme):
    made = palette(THEMES[scheme])
    role = QPalette.ColorRole
    pairs = [(role.WindowText, role.Window), (role.Text, role.Base), (role.ButtonText, role.Button)]
    pairs += [(role.HighlightedText, role.Highlight), (role.PlaceholderText, role.Base)]
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for ink, ground in pairs:
            assert contrast(made.color(group, ink).name(), made.color(group, ground).name()) >= TEXT, (group, ink)


def test_black_on_white_is_twenty_one_to_one():
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert contrast("#777777", "#777777") == 1.0


def test_the_system_is_followed(qapp, monkeypatch):
    hints = qapp.styleHints()
    for told, scheme in ((Qt.ColorScheme.Dark, Scheme.DARK), (Qt.ColorScheme.Light, Scheme.LIGHT)):
        monkeypatch.setattr(type(hints), "colorScheme", lambda _, told=told: told)
        assert shown(Scheme.SYSTEM) is THEMES[scheme]


def test_an_icon_is_drawn_in_the_ink_of_the_theme(qapp):
    for scheme in THEMES:
        dress(qapp, scheme)
        drawn = icon("lock").pixmap(24, 24).toImage()
        inks = {
            drawn.pixelColor(x, y).name() for x in range(24) for y in range(24) if drawn.pixelColor(x, y).alpha() > 250
        }
        assert THEMES[scheme].text in inks
    dress(qapp, Scheme.LIGHT)


def test_a_sign_that_is_shown_takes_the_ink_of_a_new_theme(qapp, qtbot):
    sign = Sign("sprout", 24)
    qtbot.addWidget(sign)
    sign.show()
    for scheme in THEMES:
        dress(qapp, scheme)
        drawn = sign.grab().toImage()
        assert THEMES[scheme].text in {drawn.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    dress(qapp, Scheme.LIGHT)


def test_every_icon_of_the_set_can_be_drawn_and_its_licence_lies_beside_it(qapp):
    folder = resource("icons")
    for file in folder.glob("*.svg"):
        drawn = picture(file.stem, "#123456", 24).toImage()
        assert any(drawn.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), file.name
    assert "ISC" in (folder / "LICENSE.txt").read_text("utf-8")
    assert not program_icon().isNull()
