"""The one window for faults in the program: a code and a place, never a value, and a way on."""

from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from sspf_desk import logs
from sspf_desk.ui.page import heading, label


class FaultWindow(QDialog):
    """Says that the program itself failed, and by which code it can be found."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A fault in SSPF Desk"))
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Something in the program went wrong.")))
        column.addWidget(label(self.tr("What was saved is still there. The page is shown afresh.")))
        where = "\n".join(logs.places(error)[-3:])
        code = label(self.tr("Code {code}").format(code=logs.code(error)) + f"\n{where}", "muted")
        code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        code.setAccessibleName(self.tr("Code and place"))
        column.addWidget(code)
        column.addWidget(
            label(self.tr("Tell whoever looks after the program this code. It says nothing about anyone."))
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self.accept)
        column.addWidget(buttons)


def hook(show: Callable[[BaseException], None]) -> Callable[..., None]:
    """What Python calls with an exception that nobody caught in a slot: the window, and nothing on any stream."""

    def told(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        show(error)

    return told
