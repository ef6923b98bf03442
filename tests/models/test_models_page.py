"""docs/models.md says what the catalogue says."""

from pathlib import Path

from restorer.models.info import Task
from restorer.models.published import PUBLISHED
from tools.models_page import PROVED, TAKE, TITLES, page

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "models.md"


def test_the_page_is_current():
    assert DOCUMENT.read_text("utf-8") == "\n".join(page()) + "\n", "run: python -m tools.models_page > docs/models.md"


def test_every_entry_stands_there_with_its_licence_and_its_proof():
    text = DOCUMENT.read_text("utf-8")
    assert set(TITLES) == set(TAKE) == set(Task)
    assert set(PROVED) == {info.id for info in PUBLISHED}
    for info in PUBLISHED:
        assert text.count(f"| `{info.id}` |") == 3
        assert info.licence.url in text
        assert info.file.urls[0] in text
