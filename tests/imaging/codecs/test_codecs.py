"""Each format is one value, and nobody else knows what that value states."""

import ast
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from restorer.imaging.codecs.codec import EVERYTHING
from restorer.imaging.codecs.registry import CODECS
from restorer.imaging.decode import decode, probe
from restorer.imaging.encode import EncodeOptions, encode
from restorer.imaging.photo import Photo
from tools import formats as formats_page

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = [codec for codec in CODECS if codec.writer is not None]

OWN_FILES = {
    "restorer/cli/commands/demo.py": "names the files of its own example",
    "restorer/cli/mask_files.py": "reads masks, which have one format",
    "restorer/cli/masks.py": "writes masks, which have one format",
    "restorer/gui/controllers/adding.py": "writes the example that comes along to a file",
    "restorer/gui/tools/sharing/contact_dialog.py": "saves contact sheets, as pages too",
    "restorer/gui/viewer/thumbnails.py": "keeps small pictures in a folder of its own, written by Qt",
    "restorer/gui/widgets/empty_state.py": "names the example that comes along",
    "restorer/imaging/contact_sheet.py": "writes contact sheets, as pages too",
    "restorer/imaging/metadata/xmp_elements.py": "names XMP's namespace of TIFF",
    "restorer/jobs/worker/split.py": "writes the parts of a scan without loss",
    "restorer/imaging/worn_sample.py": "wears the example that comes along, as JPEG does",
}
"""Files that write or name a picture of their own, with the reason why they spell its format."""


def spelled(path):
    """The strings of a module that are a format's id, ending or media type; docstrings are none."""
    words = {word for codec in CODECS for word in (codec.id, codec.mime_type, codec.uniform_type)}
    suffixes = tuple(suffix for codec in CODECS for suffix in codec.suffixes)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            value = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
            if value in words or (value.endswith(suffixes) and " " not in value):
                yield value


def test_nobody_else_spells_a_formats_name():
    found = {}
    for path in sorted((ROOT / "restorer").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        values = sorted(set(spelled(path))) if "imaging/codecs" not in name else []
        if values:
            found[name] = values
    assert set(found) == set(OWN_FILES), found


def test_importing_the_formats_loads_nothing_heavy():
    code = (
        "import sys, restorer.imaging.codecs.formats\n"
        "print([name for name in ('numpy', 'pyvips', 'PIL', 'cv2') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_names_endings_and_types_are_each_codecs_own():
    for kind in ("id", "name", "mime_type", "uniform_type"):
        assert len({getattr(codec, kind) for codec in CODECS}) == len(CODECS)
    suffixes = [suffix for codec in CODECS for suffix in codec.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)


@pytest.mark.parametrize("codec", WRITTEN, ids=lambda codec: codec.id)
def test_a_codec_writes_what_it_states(codec, tmp_path, noise, smooth):
    writer = codec.writer
    assert writer.holds <= EVERYTHING
    alpha = noise(1)[:, :, 0]
    deep = np.multiply(smooth, 257, dtype=np.uint16)
    path = tmp_path / f"x{codec.suffix}"
    encode(Photo(noise(3), alpha=alpha), path, codec.id)
    assert probe(path).format == codec.id
    assert (decode(path).alpha is not None) is writer.has_alpha
    encode(Photo(deep), path, codec.id)
    assert probe(path).depth_bits in writer.depths_bits
    assert (probe(path).depth_bits > 8) is (max(writer.depths_bits) > 8)
    for depth, pixels in ((8, smooth), (16, deep)):
        stays = any((bits > 8) is (min(depth, max(writer.depths_bits)) > 8) for bits in writer.gray_depths_bits)
        encode(Photo(np.ascontiguousarray(pixels[:, :, :1])), path, codec.id)
        assert (decode(path).channels == 1) is stays
    encode(Photo(smooth), path, codec.id, EncodeOptions(lossless=True))
    assert (decode(path).pixels == smooth).all() == writer.can_be_lossless


@pytest.mark.parametrize("codec", WRITTEN, ids=lambda codec: codec.id)
def test_a_lossy_codec_is_one(codec, tmp_path, noise):
    path, pixels = tmp_path / f"x{codec.suffix}", noise(3)
    encode(Photo(pixels), path, codec.id)
    assert (decode(path).pixels == pixels).all() != codec.writer.loses


def test_the_page_of_formats_is_current():
    assert formats_page.PAGE.read_text("utf-8") == formats_page.page(), "run: python -m tools.formats"
