"""A picture goes onto paper in the size that was asked for, and into another program."""

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from restorer.errors import InputError
from restorer.gui.tools.sharing.print_dialog import PrintSizeDialog, page_of, print_image
from restorer.gui.tools.sharing.print_size import PrintSize

A4 = (19.0, 27.7)


def test_sides_keep_their_ratio_and_pixels_an_inch_follow():
    size = PrintSize(3000, 2000, 1.0).with_width(15.0)
    assert size.height_cm == pytest.approx(10.0)
    assert size.dpi == pytest.approx(508.0)
    assert size.with_height(20.0).width_cm == pytest.approx(30.0)
    assert size.with_dpi(300).width_cm == pytest.approx(25.4)


def test_what_is_larger_than_the_page_becomes_as_large_as_it_can():
    wide = PrintSize(3000, 2000, 40.0)
    assert not wide.is_upright_on(A4)
    assert wide.fitted(A4).width_cm == pytest.approx(27.7)
    assert PrintSize(2000, 3000, 40.0).fitted(A4).height_cm == pytest.approx(27.7)
    small = PrintSize(3000, 2000, 9.0)
    assert small.is_upright_on(A4)
    assert small.fitted(A4) is small
    assert PrintSize.usual(800, 600, A4).dpi == pytest.approx(300)
    assert PrintSize.usual(8000, 6000, A4).width_cm <= 27.7


@pytest.fixture
def printer(qapp, tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "print.pdf"))
    made.setResolution(100)
    made.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(10, 10, 10, 10))
    )
    return made


def flat(width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#c06030"))
    return image


def test_a_print_has_the_size_that_was_asked_for(printer, tmp_path):
    size = print_image(printer, flat(600, 400), PrintSize(600, 400, 15.0))
    assert size.width_cm == 15.0
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    data = (tmp_path / "print.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/Image" in data


def test_the_page_is_turned_for_a_wide_picture(printer):
    size = print_image(printer, flat(600, 400), PrintSize(600, 400, 60.0))
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    assert size.width_cm == pytest.approx(max(page_of(printer)), abs=0.1)


def test_the_dialog_ties_size_and_resolution_and_says_what_is_coarse(printer, qtbot, tmp_path):
    dialog = PrintSizeDialog(flat(600, 400), printer=printer)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.dpi_box.value() == 300
    dialog.width_box.setValue(15.0)
    assert dialog.height_box.value() == pytest.approx(10.0)
    assert dialog.dpi_box.value() == 102
    assert "coarse" in dialog.words.text()
    dialog.dpi_box.setValue(400)
    assert dialog.width_box.value() == pytest.approx(3.8)
    assert "Fine" in dialog.words.text()
    dialog.height_box.setValue(60.0)
    assert "Larger" in dialog.words.text()
    dialog.print_now()
    assert (tmp_path / "print.pdf").exists()


def test_the_picture_in_view_is_copied(made, hand):
    made.window.actions_.copy_picture.trigger()
    copied = QGuiApplication.clipboard().image()
    source = QImage(made.paths[0])
    assert copied.size() == source.size()
    assert QColor(copied.pixel(15, 30)).name() == QColor(source.pixel(15, 30)).name()


def test_print_is_offered_where_a_photo_is_shown(made, qtbot):
    assert made.window.actions_.print.isEnabled()
    made.window.actions_.print.trigger()
    (dialog,) = made.window.findChildren(PrintSizeDialog)
    assert dialog.image.width() == 240
    dialog.reject()
    made.main_view.viewer.clear()
    assert not made.window.actions_.print.isEnabled()


def test_a_printer_that_cannot_be_used_is_told_and_the_dialog_stays(printer, qtbot, monkeypatch):
    def refuse(*_):
        raise InputError("The printer cannot be used.", "Choose another printer.")

    monkeypatch.setattr("restorer.gui.tools.sharing.print_dialog.print_image", refuse)
    dialog = PrintSizeDialog(flat(60, 40), printer=printer)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.print_now()
    assert dialog.isVisible()
    assert "Choose another" in dialog.words.text()


def test_an_original_that_is_shown_turned_is_copied_turned(made):
    made.window.actions_.rotate_right.trigger()
    made.window.actions_.copy_picture.trigger()
    copied, source = QGuiApplication.clipboard().image(), QImage(made.paths[0])
    assert copied.size() == source.size().transposed()
    assert QColor(copied.pixel(source.height() - 1 - 30, 15)).name() == QColor(source.pixel(15, 30)).name()
