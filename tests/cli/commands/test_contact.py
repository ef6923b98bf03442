from PIL import Image

from restorer.cli.commands.contact import PAPERS
from restorer.cli.exits import Exit
from restorer.imaging import contact_sheet
from tests.jobs.fakes import draw


def test_papers_are_those_that_there_are():
    assert tuple(contact_sheet.PAPERS) == PAPERS


def test_a_folder_becomes_a_sheet(run, tmp_path):
    for number in range(3):
        draw(tmp_path / "in" / f"{number}.png", number, (60, 40))
    words = ("contact", tmp_path / "in", "-o", tmp_path / "new" / "sheet.png", "--columns", 1, "--rows", 2, "--dpi", 40)
    code, _, err = run(*words)
    assert code == Exit.DONE
    assert "3 photos on 2 pages" in err
    with Image.open(tmp_path / "new" / "sheet-2.png") as page:
        assert page.size == (331, 468)


def test_pairs_are_found_by_name(run, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(contact_sheet, "write_contact_sheet", lambda photos, *rest: seen.extend(photos) or (tmp_path,))
    draw(tmp_path / "in" / "a.png")
    draw(tmp_path / "in" / "b.png")
    after = draw(tmp_path / "out" / "A.jpg")
    words = ("contact", tmp_path / "in", "--after", tmp_path / "out", "-o", tmp_path / "s.pdf")
    words = (*words, "--caption", "{n}. {name}")
    assert run(*words)[0] == Exit.DONE
    assert [photo.pictures for photo in seen] == [(tmp_path / "in" / "a.png", after), (tmp_path / "in" / "b.png",)]
    assert [photo.caption for photo in seen] == ["1. a.png", "2. b.png"]


def test_what_cannot_be_is_told(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    sheet = tmp_path / "s.pdf"
    assert run("contact", tmp_path / "in", "-o", sheet, "--caption", "{mood}")[0] == Exit.USAGE
    assert run("contact", tmp_path / "in", "-o", sheet, "--after", tmp_path / "gone")[0] == Exit.USAGE
    assert run("contact", tmp_path / "in", "-o", sheet, "--columns", "99")[0] == Exit.USAGE
    assert run("contact", "-o", sheet)[0] == Exit.USAGE
    (tmp_path / "empty").mkdir()
    assert run("contact", tmp_path / "empty", "-o", sheet)[0] == Exit.NOTHING_TO_DO
    assert not sheet.exists()
