"""The real program on screens of four sizes and two scales, light and dark, in English and German."""

import json
import os
import subprocess

import numpy as np
import pytest
from PIL import Image

from restorer.imaging.synthetic_damage import wear
from restorer.store.folders import Folders
from restorer.store.resources import resource
from tests.gui.test_real_program import MISSING, drag_onto, hands, look, screen, start, wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)} (and libxcb-cursor0) installed"),
]

ACCENT = {"light": (0x25, 0x63, 0xB8), "dark": (0x5B, 0x9B, 0xE6)}

SCREENS = [
    ("1366x768", 1, "light", "en"),
    ("1280x720", 1, "dark", "de"),
    ("1920x1080", 1, "light", "de"),
    ("1920x1080", 2, "dark", "en"),
]


@pytest.fixture
def environment_of(own_home):
    """Starts an X server of a size, and gives the environment in which the program runs on it."""
    servers = []

    def make(size, scale, theme, language):
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
        servers.append(subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            pytest.skip("the X server did not start")
        folders = Folders.under(own_home).ready()
        folders.settings_file.write_text(json.dumps({"theme": theme, "language": language}))
        keep = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
        return keep | {
            "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "RESTORER_HOME": str(own_home), "LANG": "C.UTF-8",
            "QT_SCALE_FACTOR": str(scale),
        }  # fmt: skip

    yield make
    for server in servers:
        server.terminate()
        server.wait(10)


def worn(path):
    path.parent.mkdir()
    clean = np.asarray(Image.open(resource("demo/astronaut.png")).convert("RGB"))[:256, 120:376]
    Image.fromarray(wear(np.ascontiguousarray(clean))).save(path)
    return path


@pytest.mark.parametrize(("size", "scale", "theme", "language"), SCREENS)
def test_the_window_and_its_button_are_on_the_screen(environment_of, tmp_path, size, scale, theme, language):
    environment = environment_of(size, scale, theme, language)
    width, height = map(int, size.split("x"))
    program = start(environment, worn(tmp_path / "album" / "Aunt Rosa.png"))
    try:
        window = wait_for(
            lambda: hands(environment, "search", "--onlyvisible", "--name", "^Restorer$").split(), 120, "the window"
        )[0]

        def button():
            """Where the accent is in the lower right quarter: the button that starts all."""
            part = screen(environment)[height // 2 :, width // 2 :]
            rows, columns = np.nonzero((np.abs(part - ACCENT[theme]) <= 3).all(axis=2))
            return (rows, columns) if len(rows) > 60 * 14 * scale * scale else None

        rows, columns = wait_for(button, 60, "the Restore button")
        assert rows.max() < height // 2 - 1, "cut off below"
        assert columns.max() < width // 2 - 1, "cut off at the right"
        facts = dict(
            line.split("=")
            for line in hands(environment, "getwindowgeometry", "--shell", window).split()
            if "=" in line
        )
        assert int(facts["X"]) + int(facts["WIDTH"]) <= width
        assert int(facts["Y"]) + int(facts["HEIGHT"]) <= height
        look(environment, f"real-{size}-{scale}x-{theme}-{language}", tmp_path)
    finally:
        program.kill()
        program.wait(10)
        program.stdout.close()


def test_a_photo_is_dropped_onto_the_picture(environment_of, tmp_path):
    environment = environment_of("1366x900", 1, "light", "en")
    program = start(environment, worn(tmp_path / "first" / "one.png"))
    try:
        window = wait_for(
            lambda: hands(environment, "search", "--onlyvisible", "--name", "^Restorer$").split(), 120, "the window"
        )[0]
        wait_for(lambda: len(np.unique(screen(environment).reshape(-1, 3), axis=0)) > 2000, 60, "the photo")
        other = tmp_path / "second" / "two.png"
        other.parent.mkdir()
        Image.fromarray(np.full((200, 300, 3), (200, 30, 160), np.uint8)).save(other)
        # It ends over the middle of the picture, where nothing took files before.
        drag_onto(environment, window, other)

        def shown():
            part = screen(environment)[250:500, 400:900]
            return ((np.abs(part - (200, 30, 160)) <= 6).all(axis=2)).mean() > 0.2

        wait_for(shown, 60, "the dropped photo in view")
        look(environment, "real-dropped-on-the-picture", tmp_path)
    finally:
        program.kill()
        program.wait(10)
        program.stdout.close()
