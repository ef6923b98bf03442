"""The print dialog, with the size in centimetres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from restorer.errors import InputError
from restorer.gui.tools.sharing.print_size import CM_PER_INCH, FINE_DPI, PrintSize
from restorer.gui.viewmodels.translation import translated
from restorer.message import Message

_MM_PER_CM = 10.0


def page_of(printer: QPrinter) -> tuple[float, float]:
    """Width and height of the printable area, in centimetres."""
    area = printer.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    return area.width() / _MM_PER_CM, area.height() / _MM_PER_CM


def print_image(printer: QPrinter, image: QImage, size: PrintSize) -> PrintSize:
    """Print a picture in the middle of the page, the page turned as suits it.

    Returns:
        The size that it was printed in: smaller than wanted where the page is.

    Raises:
        InputError: the printer cannot be written to.
    """
    upright = size.is_upright_on(page_of(printer))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape)
    size = size.fitted(page_of(printer))
    painter = QPainter()
    if not painter.begin(printer):
        raise InputError(Message("The printer cannot be used."), "Choose another printer.")
    dots = printer.resolution() / CM_PER_INCH
    width, height = size.width_cm * dots, size.height_cm * dots
    room = painter.viewport()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height), image)
    painter.end()
    return size


class PrintSizeDialog(QDialog):
    """Asks for the size on paper, then for the printer.

    Args:
        image: What is printed.
        printer: The system's usual one where None.
        is_draft: Whether the picture is coarser than what restoring will write, which is said.
    """

    def __init__(
        self,
        image: QImage,
        parent: QWidget | None = None,
        printer: QPrinter | None = None,
        *,
        is_draft: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        self.setAccessibleName(self.windowTitle())
        self.image, self._is_draft = image, is_draft
        self.printer = printer or QPrinter(QPrinter.PrinterMode.HighResolution)
        self.size_on_paper = PrintSize.usual(image.width(), image.height(), page_of(self.printer))
        self.width_box, self.height_box = self._length(self.tr("Width")), self._length(self.tr("Height"))
        self.dpi_box = QSpinBox()
        self.dpi_box.setRange(1, 9999)
        self.dpi_box.setSuffix(" " + self.tr("pixels per inch"))
        self.dpi_box.setAccessibleName(self.tr("Resolution"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("tone", "small")
        form = QFormLayout()
        form.addRow(self.tr("Width"), self.width_box)
        form.addRow(self.tr("Height"), self.height_box)
        form.addRow(self.tr("Resolution"), self.dpi_box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("Print…"), QDialogButtonBox.ButtonRole.AcceptRole)
        for button in buttons.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addWidget(buttons)
        self.width_box.valueChanged.connect(lambda value: self._take(self.size_on_paper.with_width(value)))
        self.height_box.valueChanged.connect(lambda value: self._take(self.size_on_paper.with_height(value)))
        self.dpi_box.valueChanged.connect(lambda value: self._take(self.size_on_paper.with_dpi(value)))
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        self._take(self.size_on_paper)

    def _length(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0.1, 999.0)
        box.setDecimals(1)
        box.setSingleStep(0.5)
        box.setSuffix(" cm")
        box.setAccessibleName(name)
        return box

    def _take(self, size: PrintSize) -> None:
        self.size_on_paper = size
        for box, value in ((self.width_box, size.width_cm), (self.height_box, size.height_cm)):
            if not box.hasFocus() or box.value() == 0:
                with QSignalBlocker(box):
                    box.setValue(value)
        with QSignalBlocker(self.dpi_box):
            self.dpi_box.setValue(round(size.dpi))
        self.words.setText(self._judge(size))

    def _judge(self, size: PrintSize) -> str:
        if self._is_draft:
            return self.tr("This is a draft. Restore the photo to print it in full.")
        fitted = size.fitted(page_of(self.printer))
        if fitted is not size:
            words = self.tr("Larger than the paper: it will be printed {width} × {height} cm.")
            return words.format(width=f"{fitted.width_cm:.1f}", height=f"{fitted.height_cm:.1f}")
        if size.dpi < FINE_DPI:
            return self.tr("Rather coarse: enlarge the photo, or print it smaller.")
        return self.tr("Fine enough to be held in the hand.")

    def _on_go(self) -> None:
        asked = QPrintDialog(self.printer, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowTitle(self.windowTitle())
        asked.accepted.connect(self.print_now)
        # Its own `open` wants a slot by name.
        QDialog.open(asked)

    def print_now(self) -> None:
        """Print, and close; stay and say why where that cannot be done."""
        try:
            print_image(self.printer, self.image, self.size_on_paper)
        except InputError as error:
            self.words.setText(f"{translated(error.message)} {translated(error.hint)}")
        else:
            self.accept()
