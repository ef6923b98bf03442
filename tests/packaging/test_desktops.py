"""What systems read about Restorer: types, names, icons, versions."""

import configparser
import inspect
import plistlib
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PIL import Image

from restorer import __version__
from restorer.gui.main import Application
from restorer.imaging.codecs.registry import CODECS
from tests.packaging.conftest import PACKAGING
from tools import formats

ID = "io.github.restorer_app.Restorer"
LINUX = PACKAGING / "linux"
DESKTOP = LINUX / f"{ID}.desktop"
METAINFO = LINUX / f"{ID}.metainfo.xml"


def entry():
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str
    parser.read(DESKTOP, "utf-8")
    return parser


@pytest.mark.parametrize("path", formats.told_to_systems(), ids=lambda path: path.name)
def test_what_systems_are_told_of_formats_is_current(path):
    assert path.read_text("utf-8") == formats.told_to_systems()[path], "run: python -m tools.formats"


def test_every_format_can_be_opened_with_it():
    # A bundle must not offer itself for what it cannot read.
    codecs = [codec for codec in CODECS if not codec.is_extra]
    linux = entry()["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    assert {codec.mime_type for codec in codecs} == set(linux)
    told = {item.text for item in ElementTree.parse(METAINFO).iter("mediatype")}
    assert told == {codec.mime_type for codec in codecs}
    installer = (PACKAGING / "windows" / "restorer.iss").read_text("utf-8")
    endings = set(re.findall(r'#emit Associate\("(\.\w+)"\)', installer))
    assert endings == {suffix for codec in codecs for suffix in codec.suffixes}
    types = plistlib.loads((PACKAGING / "macos" / "document-types.plist").read_bytes())["CFBundleDocumentTypes"]
    assert {codec.uniform_type for codec in codecs} <= set(types[0]["LSItemContentTypes"])
    assert {kind["LSHandlerRank"] for kind in types} == {"Alternate"}, "nothing is taken from another program"


def test_actions_of_the_desktop_entry_are_there():
    parser = entry()
    names = parser["Desktop Entry"]["Actions"].rstrip(";").split(";")
    assert [f"Desktop Action {name}" for name in names] == parser.sections()[1:]


def test_names_agree():
    assert entry()["Desktop Entry"]["Icon"] == ID
    tree = ElementTree.parse(METAINFO)
    assert tree.findtext("id") == ID
    assert tree.findtext("launchable") == f"{ID}.desktop"
    source = inspect.getsource(Application.__init__)
    assert f'setDesktopFileName("{ID}")' in source
    for path in (PACKAGING / "restorer.spec", LINUX / f"{ID}.yml", PACKAGING / "windows" / "restorer.iss"):
        assert ID in path.read_text("utf-8"), path.name


def test_version_is_the_programs(script):
    releases = ElementTree.parse(METAINFO).iter("release")
    assert next(iter(releases)).get("version") == __version__
    text = script("windows/version").version_info("1.20.3")
    assert "filevers=(1, 20, 3, 0)" in text
    assert "'ProductVersion', '1.20.3'" in text


@pytest.mark.parametrize(
    ("tool", "words"),
    [("desktop-file-validate", [DESKTOP]), ("appstreamcli", ["validate", "--no-net", METAINFO])],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_systems_own_tools_find_no_fault(tool, words):
    if shutil.which(tool) is None:
        pytest.skip(f"needs {tool}")
    ended = subprocess.run([tool, *map(str, words)], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_icons_come_in_every_size(script, tmp_path, qapp):
    icons = script("icons")
    icons.write_all(tmp_path)
    for size in icons.SIZES:
        with Image.open(tmp_path / f"{size}x{size}" / "restorer.png") as picture:
            assert picture.size == (size, size)
            pixels = np.asarray(picture.convert("RGBA"))
        assert pixels[0, 0, 3] == 0, "its corners are round"
        assert pixels[size // 2, size // 2, 3] == 255
        assert len(np.unique(pixels.reshape(-1, 4), axis=0)) > 8
    with Image.open(tmp_path / "restorer.ico") as picture:
        assert picture.info["sizes"] == {(size, size) for size in icons.ICO_SIZES}
    with Image.open(tmp_path / "restorer.icns") as picture:
        assert {width * scale for width, _, scale in picture.info["sizes"]} >= {32, 64, 128, 256, 512, 1024}


def test_hardened_runtime_allows_no_more_than_python_needs():
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert all(key.startswith("com.apple.security.cs.") for key in allowed)
    assert "com.apple.security.cs.disable-executable-page-protection" not in allowed
