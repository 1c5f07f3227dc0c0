"""What is ticked and what is chosen is seen in every theme."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QRadioButton

from sspf_desk.ui.theme import THEMES, Scheme, contrast, dress


def colours(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(min(24, image.width())) for y in range(image.height())}


@pytest.mark.parametrize("scheme", list(THEMES))
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_a_mark_stands_out_from_its_ground_chosen_or_not(qtbot, qapp, scheme, kind):
    theme = dress(qapp, scheme)
    mark = kind("x")
    qtbot.addWidget(mark)
    mark.show()
    assert max(contrast(one, theme.window) for one in colours(mark)) >= 3
    empty = colours(mark)
    mark.setChecked(True)
    assert QColor(theme.accent).name() in colours(mark) - empty
    dress(qapp, Scheme.LIGHT)
