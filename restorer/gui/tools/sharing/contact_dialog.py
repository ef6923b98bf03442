"""Makes a contact sheet of photos: as a PDF, as pictures, or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from restorer.errors import InputError, RestorerError
from restorer.gui.tools.sharing.contact_model import ContactModel, ContactPhotos
from restorer.gui.viewmodels.translation import translated
from restorer.imaging.contact_sheet import PAPERS, SheetLayout, SheetPhoto, draw_pages
from restorer.message import Message

_MOST = 20


def print_sheet(printer: QPrinter, photos: list[SheetPhoto], layout: SheetLayout) -> None:
    """Print a sheet, its pages as large as the paper in the printer.

    Raises:
        InputError: the printer cannot be written to.
    """
    printer.setFullPage(True)
    width, height = layout.paper_mm
    wanted = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(wanted)
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    fitted = SheetLayout(layout.columns, layout.rows, (paper.width(), paper.height()), layout.margin_mm, layout.dpi)
    painter = QPainter()
    if not painter.begin(printer):
        raise InputError(Message("The printer cannot be used."), "Choose another printer.")
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, page in enumerate(draw_pages(photos, fitted)):
        if number:
            printer.newPage()
        rows, columns = page.pixels.shape[:2]
        image = QImage(page.pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        painter.drawImage(QRect(0, 0, painter.viewport().width(), painter.viewport().height()), image)
    painter.end()


class ContactDialog(QDialog):
    """Asks how the sheet shall be, and where to.

    Args:
        model: What is on it.
        folder: Where the file dialog begins.
        printer: The system's usual one where None.
    """

    written = Signal(object)
    """The `Path` of the sheet, once it is there."""

    def __init__(
        self, model: ContactModel, folder: str = "", parent: QWidget | None = None, printer: QPrinter | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Contact sheet"))
        self.setAccessibleName(self.windowTitle())
        self.model, self._folder, self._printer = model, folder, printer
        model.setParent(self)
        self._build()
        model.changed.connect(self._follow)
        model.progressed.connect(self._on_progressed)
        model.finished.connect(self._on_finished)
        self.finished.connect(lambda _: model.shutdown())
        self._follow()

    def _build(self) -> None:
        model = self.model
        self.shown = QComboBox()
        for shown, words in (
            (ContactPhotos.AFTER, self.tr("Restored photos")),
            (ContactPhotos.BEFORE, self.tr("Originals")),
            (ContactPhotos.PAIRS, self.tr("Before and after")),
        ):
            self.shown.addItem(words, shown)
        self.shown.setEnabled(model.has_results)
        self.columns, self.rows = self._number(model.choice.columns), self._number(model.choice.rows)
        self.paper = QComboBox()
        for name in PAPERS:
            self.paper.addItem(name.upper() if name[0] == "a" else name.replace("x", " × ").capitalize(), name)
        self.landscape = QCheckBox(self.tr("Pages lie on their side"))
        self.captions = QCheckBox(self.tr("Names below the photos"))
        self.captions.setChecked(True)
        form = QFormLayout()
        for words, widget in (
            (self.tr("Show"), self.shown),
            (self.tr("Columns"), self.columns),
            (self.tr("Rows"), self.rows),
            (self.tr("Paper"), self.paper),
        ):
            widget.setAccessibleName(words)
            form.addRow(words, widget)
        form.addRow(self.landscape)
        form.addRow(self.captions)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setProperty("tone", "small")
        self.save = self._button(self.tr("Save…"), self._on_save)
        self.print = self._button(self.tr("Print…"), self._on_print)
        self.close_button = self._button(self.tr("Close"), self.reject)
        self.save.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.close_button, self.print, self.save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.words)
        column.addLayout(row)
        self.shown.activated.connect(lambda: model.choose(shown=self.shown.currentData()))
        self.columns.valueChanged.connect(lambda value: model.choose(columns=value))
        self.rows.valueChanged.connect(lambda value: model.choose(rows=value))
        self.paper.activated.connect(lambda: model.choose(paper=self.paper.currentData()))
        self.landscape.toggled.connect(lambda is_on: model.choose(is_landscape=is_on))
        self.captions.toggled.connect(lambda is_on: model.choose(has_captions=is_on))

    def _number(self, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, _MOST)
        box.setValue(value)
        return box

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: act())
        return button

    def save_to(self, path: Path) -> None:
        """Write the sheet there."""
        for button in (self.save, self.print):
            button.setEnabled(False)
        self.model.save(path)

    def print_on(self, printer: QPrinter) -> None:
        """Print it; stay and say why where that cannot be done."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            print_sheet(printer, self.model.photos, self.model.choice.layout)
        except RestorerError as error:
            self._say(error)
        else:
            self.accept()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _on_save(self) -> None:
        kinds = self.tr("PDF") + " (*.pdf);;PNG (*.png);;JPEG (*.jpg)"
        start = str(Path(self._folder) / self.tr("Contact sheet.pdf"))
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), start, kinds)
        if chosen:
            self.save_to(Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.pdf"))

    def _on_print(self) -> None:
        printer = self._printer or QPrinter(QPrinter.PrinterMode.HighResolution)
        asked = QPrintDialog(printer, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowTitle(self.windowTitle())
        asked.accepted.connect(lambda: self.print_on(printer))
        # Its own `open` wants a slot by name.
        QDialog.open(asked)

    def _follow(self) -> None:
        model = self.model
        self.shown.setCurrentIndex(self.shown.findData(model.choice.shown))
        photos = self.tr("%n photo(s)", "", len(model.photos))
        pages = self.tr("%n page(s)", "", model.pages)
        self.words.setText(self.tr("{photos} on {pages}.").format(photos=photos, pages=pages))

    def _on_progressed(self, done: int, count: int) -> None:
        self.words.setText(self.tr("Page {number} of {count}").format(number=done, count=count))

    def _on_finished(self, outcome: object) -> None:
        for button in (self.save, self.print):
            button.setEnabled(True)
        if isinstance(outcome, RestorerError):
            self._say(outcome)
        elif isinstance(outcome, tuple):
            self.written.emit(outcome[0])
            self.accept()

    def _say(self, error: RestorerError) -> None:
        self.words.setText(" ".join(map(translated, filter(None, (error.message, error.hint)))))
