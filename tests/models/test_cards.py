from pathlib import Path

import pytest

from restorer.errors import ModelError
from restorer.models.cards import allows_commerce, read_card

GOOD = """+++
id = "clean"
net = "clean"
sha256 = "{sha}"
bytes = 1234
halo_px = 55
multiple = 4
scales = [1]
macs_per_pixel = 108000
steps = 1600
licence = "MIT"
data = "Photographs in the public domain."

[measured]
psnr_db = 27.5
+++

# clean

What it does.
"""


def write(folder: Path, text: str, name: str = "clean.md") -> Path:
    path = folder / name
    path.write_text(text.format(sha="ab" * 32), encoding="utf-8")
    return path


def test_a_card_is_read(tmp_path):
    card = read_card(write(tmp_path, "\ufeff" + GOOD))
    assert (card.id, card.net, card.sha256, card.size_bytes) == ("clean", "clean", "ab" * 32, 1234)
    assert (card.halo_px, card.multiple, card.scales, card.licence) == (55, 4, (1,), "MIT")
    assert card.measured == {"psnr_db": 27.5}
    assert card.text.startswith("# clean")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('id = "clean"', 'id = "other"', "other"),
        ('sha256 = "{sha}"', 'sha256 = "{sha}0"', "sha256"),
        ('sha256 = "{sha}"', 'sha256 = "ZZ"', "sha256"),
        ('sha256 = "{sha}"', "", "sha256"),
        ("bytes = 1234", "bytes = 0", "size"),
        ("bytes = 1234", 'bytes = "1234"', "bytes"),
        ("halo_px = 55", "halo_px = -1", "size"),
        ("multiple = 4", "multiple = true", "multiple"),
        ("scales = [1]", "scales = []", "scale"),
        ("scales = [1]", "scales = [0]", "scale"),
        ('licence = "MIT"', "", "licence"),
        ("steps = 1600", 'steps = "many"', "card"),
        ("steps = 1600", 'precisions = ["float16"]', "float32"),
        ("+++\nid", "id", r"\+\+\+"),
        ("multiple = 4", "multiple = = 4", "card"),
    ],
)
def test_a_wrong_card_is_refused_in_words(tmp_path, old, new, word):
    assert old in GOOD
    with pytest.raises(ModelError, match=word) as caught:
        read_card(write(tmp_path, GOOD.replace(old, new, 1)))
    assert "clean.md" in caught.value.message
    assert caught.value.hint


def test_a_missing_or_binary_card_is_an_error_in_words(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        read_card(tmp_path / "none.md")
    (tmp_path / "clean.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match="not usable"):
        read_card(tmp_path / "clean.md")


def test_which_licences_allow_commerce():
    assert allows_commerce("MIT")
    assert allows_commerce("Apache-2.0")
    assert allows_commerce("CC-BY-4.0")
    assert not allows_commerce("CC-BY-NC-4.0")
