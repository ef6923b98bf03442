"""A contact sheet is laid out, written and printed from the window."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from restorer.gui.tools.sharing.contact_dialog import ContactDialog
from restorer.gui.tools.sharing.contact_model import ContactModel, ContactPhotos
from restorer.gui.viewmodels.item import Item
from tests.gui.conftest import draw


@pytest.fixture
def items(qapp, tmp_path):
    made = [Item(draw(tmp_path / f"{number}.png", seed=number)) for number in range(3)]
    made[0].result = draw(tmp_path / "Restored" / "0.png", seed=9)
    return made


def test_results_stand_where_there_are_some(items):
    model = ContactModel(items)
    assert model.choice.shown is ContactPhotos.AFTER
    assert [photo.pictures for photo in model.photos] == [
        (Path(items[0].result),), (Path(items[1].path),), (Path(items[2].path),),
    ]  # fmt: skip
    model.choose(shown=ContactPhotos.PAIRS, has_captions=False)
    assert model.photos[0].pictures == (Path(items[0].path), Path(items[0].result))
    assert {photo.caption for photo in model.photos} == {""}
    assert ContactModel(items[1:]).choice.shown is ContactPhotos.BEFORE


def test_pages_follow_the_layout(items):
    model = ContactModel(items)
    assert model.pages == 1
    model.choose(columns=1, rows=1, paper="10x15", is_landscape=True)
    assert model.pages == 3
    assert model.choice.layout.paper_mm == (152.0, 102.0)


@pytest.fixture
def dialog(items, qtbot):
    made = ContactDialog(ContactModel(items))
    made.open()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.close()


def test_a_pdf_is_written_and_the_dialog_closes(dialog, qtbot, tmp_path):
    dialog.columns.setFocus()
    for _ in range(3):
        qtbot.keyClick(dialog.columns, Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    assert dialog.words.text() == "3 photo(s) on 2 page(s)."
    with qtbot.waitSignal(dialog.written, timeout=20_000) as heard:
        dialog.save_to(tmp_path / "sheet.pdf")
    assert heard.args == [tmp_path / "sheet.pdf"]
    document = pypdfium2.PdfDocument(tmp_path / "sheet.pdf")
    assert len(document) == 2
    document.close()
    assert not dialog.isVisible()


def test_what_cannot_be_written_is_told_and_the_dialog_stays(dialog, items, qtbot):
    with qtbot.waitSignal(dialog.model.finished, timeout=20_000):
        dialog.save_to(Path(items[1].path))
    qtbot.waitUntil(lambda: "never changed" in dialog.words.text())
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_it_is_printed_page_by_page(dialog, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "print.pdf"))
    printer.setResolution(72)
    dialog.model.choose(columns=1, rows=2)
    dialog.landscape.click()
    dialog.print_on(printer)
    document = pypdfium2.PdfDocument(tmp_path / "print.pdf")
    assert len(document) == 2
    width, height = document[0].get_size()
    assert width > height
    document.close()


def test_the_menu_takes_all_photos_where_fewer_than_two_are_selected(made, qtbot):
    made.window.actions_.contact_sheet.trigger()
    (dialog,) = made.window.findChildren(ContactDialog)
    qtbot.waitExposed(dialog)
    assert len(dialog.model.photos) == 2
    dialog.close()
