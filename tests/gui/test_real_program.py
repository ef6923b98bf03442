"""The real program on an X server of its own: started, photos dropped on it, told to restore, looked at."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageGrab

from restorer.imaging.synthetic_damage import wear
from restorer.store.resources import resource

CHECKOUT = Path(__file__).resolve().parents[2]
MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)} (and libxcb-cursor0) installed"),
]


@pytest.fixture
def environment(display, own_home):
    keep = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    return keep | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "RESTORER_HOME": str(own_home), "LANG": "C.UTF-8"}


def wait_for(claim, timeout_s, what):
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        found = claim()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {timeout_s} s for {what}")


def start(environment, *paths):
    return subprocess.Popen(
        [sys.executable, "-m", "restorer", *map(str, paths)],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def hands(environment, *words):
    return subprocess.run(["xdotool", *words], env=environment, capture_output=True, text=True, check=False).stdout


def drag_onto(environment, window, *paths):
    """Pull these files onto the window with the mouse, out of another program's window, until it shows them."""
    corner = "1300", "840"
    source = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("dragged.py")), *corner, *map(str, paths)],
        env=environment,
    )
    try:
        wait_for(lambda: hands(environment, "search", "--onlyvisible", "--name", "^Dragged$").split(), 30, "the files")
        before = screen(environment)
        hands(environment, "mousemove", "1325", "865")
        hands(environment, "mousedown", "1")
        # Step by step, or the other window never hears that something comes.
        for step in range(12):
            hands(environment, "mousemove", str(1320 - 60 * step), str(860 - 40 * step))
            time.sleep(0.1)
        hands(environment, "mouseup", "1")
        wait_for(lambda: np.abs(screen(environment) - before).mean() > 5, 30, "the files to be taken")
    finally:
        source.kill()
        source.wait(10)


def screen(environment):
    return np.asarray(ImageGrab.grab(xdisplay=environment["DISPLAY"]).convert("RGB"), np.int16)


def look(environment, name, tmp_path):
    """A picture of the screen, kept where the other screenshots are."""
    folder = Path(os.environ.get("RESTORER_SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    picture = ImageGrab.grab(xdisplay=environment["DISPLAY"])
    picture.save(folder / f"{name}.png")
    return np.asarray(picture.convert("RGB"))


def test_a_dropped_photo_is_restored_by_the_real_program(environment, tmp_path):
    photo = tmp_path / "album" / "Aunt Rosa.png"
    photo.parent.mkdir()
    clean = np.asarray(Image.open(resource("demo/astronaut.png")).convert("RGB"))[:256, 120:376]
    Image.fromarray(wear(np.ascontiguousarray(clean))).save(photo)
    before = photo.read_bytes()

    program = start(environment)
    try:
        window = wait_for(
            lambda: hands(environment, "search", "--onlyvisible", "--name", "^Restorer$").split(), 30, "the window"
        )[0]
        # A window that is there need not be painted yet.
        wait_for(
            lambda: len(np.unique(screen(environment).reshape(-1, 3), axis=0)) > 20, 30, "the window's first paint"
        )
        empty = look(environment, "real-empty", tmp_path)

        drag_onto(environment, window, photo.parent)
        time.sleep(8)  # the engine reads the photo and previews the region in view
        look(environment, "real-ready", tmp_path)

        hands(environment, "windowfocus", "--sync", window)
        hands(environment, "key", "ctrl+r")
        result = photo.parent / "Restored" / photo.name
        wait_for(result.exists, 120, "the result")
        time.sleep(2)
        shown = look(environment, "real-restored", tmp_path)
        assert np.abs(shown.astype(int) - empty).mean() > 5, "the window still shows what it showed at the start"

        # A second start hands its files over and ends.
        other = tmp_path / "other" / "The mill.png"
        other.parent.mkdir()
        Image.fromarray(clean).save(other)
        second = start(environment, other)
        words, _ = second.communicate(timeout=30)
        assert second.returncode == 0, words
        time.sleep(2)
        after = look(environment, "real-handed-over", tmp_path)
        assert (after != shown).any(), "the second photo is not in the list"
        with Image.open(result) as picture:
            assert picture.size in ((256, 256), (512, 512), (1024, 1024)), "its own size, or enlarged"
        assert photo.read_bytes() == before
        assert [path.name for path in result.parent.iterdir()] == [result.name]

        hands(environment, "windowfocus", "--sync", window)
        hands(environment, "key", "ctrl+q")
        assert program.wait(20) == 0
        assert "Traceback" not in program.stdout.read()
    finally:
        program.kill()
        program.wait(10)
        program.stdout.close()
