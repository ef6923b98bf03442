"""What a person does not wait for when the window opens: nothing that computes is loaded before the first paint."""

import os
import subprocess
import sys

UNPAINTED = """
import sys
from restorer.gui import app_controller, main, main_window
late = {"cv2", "scipy", "torch", "pyvips", "PIL", "ssl", "http.client", "restorer.models.catalogue"} & set(sys.modules)
sys.exit(f"loaded with the window: {sorted(late)}" if late else 0)
"""

AT_FIRST_PAINT = """
import sys
from restorer.gui import main
late = {"numpy", "psutil", "multiprocessing", "restorer.imaging.codecs.registry"} & set(sys.modules)
own = [name for name in sys.modules if name.startswith("restorer.")]
sys.exit(f"loaded before the first paint: {sorted(late)}, {len(own)} modules" if late or len(own) > 40 else 0)
"""

MISTAKE = """
import sys
from types import SimpleNamespace
from PySide6.QtCore import QThread, QThreadPool
from restorer.gui import main
from restorer.store.folders import Folders
from restorer.store.settings import Settings

app = main.Application([])
start = main._Start(app, Folders.default().ready(), Settings(), [])
start.window.first_painted.disconnect()

def show(error):
    print(error, QThread.currentThread() is app.thread())
    app.exit()

def fail():
    raise OSError("no room")

start.controller = SimpleNamespace(show_error=show)
sys.excepthook = start._on_uncaught
QThreadPool.globalInstance().start(fail)
app.exec()
"""


def test_the_first_paint_waits_for_no_codec_and_no_array(tmp_path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RESTORER_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_the_window_is_built_without_what_computes(tmp_path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RESTORER_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", UNPAINTED], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_a_mistake_in_a_pools_thread_is_shown_by_the_main_thread(tmp_path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RESTORER_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", MISTAKE], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.stdout == "no room True\n", ended.stderr
    assert "no room" in ended.stderr
