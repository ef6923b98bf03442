"""The window's engine for real: events cross into Qt, a killed engine comes back, one start hands over to another."""

import functools
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from restorer.gui.bridge import EngineBridge
from restorer.gui.single_instance import SingleInstance, hand_over, server_name
from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.session import Session
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.store.settings import Settings
from tests.jobs.fakes import draw
from tests.jobs.served import open_services

from .conftest import FAKE_STEPS

CHECKOUT = str(Path(__file__).resolve().parents[2])


@pytest.fixture
def bridge(qapp, tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(CHECKOUT)
    made = EngineBridge(functools.partial(open_services, str(tmp_path / "home")), warms_up=False)
    yield made
    made.close(2)


@pytest.fixture
def live(bridge):
    made = Session(bridge, FAKE_STEPS, Settings())
    yield made
    made.close()


def test_events_come_on_the_main_thread_and_early_commands_are_kept(bridge, qtbot):
    threads = []
    bridge.events_arrived.connect(lambda events: threads.append(threading.current_thread()))
    bridge.send(messages.ListJobs())
    with qtbot.waitSignal(
        bridge.events_arrived,
        timeout=20_000,
        check_params_cb=lambda events: any(isinstance(event, messages.JobsListed) for event in events),
    ):
        bridge.start()
    assert set(threads) == {threading.main_thread()}


def test_starting_twice_starts_one_process(bridge):
    bridge.start()
    first = bridge.process_id
    bridge.start()
    assert bridge.process_id == first


def test_a_photo_goes_from_the_list_to_its_result(live, bridge, qtbot, tmp_path):
    photo = str(draw(tmp_path / "album" / "a.png"))
    live._on_found([photo])
    bridge.start()
    live.start()
    qtbot.waitUntil(lambda: live.library.find(photo).state is ItemState.DONE, timeout=20_000)
    assert Path(live.library.find(photo).result) == tmp_path / "album" / "Restored" / "a.png"


def test_an_engine_that_is_to_run_elsewhere_is_started_anew(live, bridge, qtbot, tmp_path):
    bridge.start()
    before = bridge.process_id
    lost = []
    bridge.events_arrived.connect(lambda events: lost.extend(one for one in events if one == messages.EngineLost(0)))
    bridge.restart()
    assert len(lost) == 1
    assert bridge.process_id not in (None, before)
    photo = str(draw(tmp_path / "a.png"))
    live._on_found([photo])
    live.start()
    qtbot.waitUntil(lambda: live.library.find(photo).state is ItemState.DONE, timeout=20_000)


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_an_engine_that_is_killed_mid_photo_costs_one_line(live, bridge, qtbot, tmp_path):
    notices = []
    live.notice_given.connect(notices.append)
    photo = str(draw(tmp_path / "a.png"))
    live._on_found([photo])
    live.recipe.show(photo)
    live.library.change(photo, choice=type(live.recipe.choice)("auto", Recipe((StepChoice("invert", {"tiles": 150}),))))
    bridge.start()
    live.start()
    qtbot.waitUntil(lambda: live.library.find(photo).overall > 0, timeout=20_000)
    os.kill(bridge.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: live.library.find(photo).state is ItemState.DONE, timeout=30_000)
    assert len(notices) == 1


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_an_engine_that_dies_again_and_again_is_left_alone(bridge, qtbot):
    losses = []
    bridge.events_arrived.connect(
        lambda events: losses.extend(event for event in events if isinstance(event, messages.EngineLost))
    )
    bridge.start()
    with qtbot.waitSignal(bridge.gave_up, timeout=60_000):
        for count in range(1, 5):
            pid = bridge.process_id
            os.kill(pid, signal.SIGKILL)
            qtbot.waitUntil(lambda count=count: len(losses) == count, timeout=20_000)


def test_a_second_start_hands_its_files_over(qapp, qtbot, tmp_path):
    name = server_name(str(tmp_path))
    assert not hand_over(name, ["/nobody.jpg"]), "nobody is there yet"
    first = SingleInstance(name)
    got = []
    first.arrived.connect(got.append)
    # A process of its own, as in life: Qt's blocking waits hold Python's lock.
    code = (
        "import sys; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from restorer.gui.single_instance import hand_over; sys.exit(0 if hand_over(sys.argv[1], sys.argv[2:]) else 1)"
    )
    second = subprocess.Popen([sys.executable, "-c", code, name, "/p/ä b.jpg", "/q"], cwd=CHECKOUT)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    first.close()
    assert second.returncode == 0
    assert got == [["/p/ä b.jpg", "/q"]]


def test_a_socket_left_by_a_killed_window_is_no_hindrance(qapp, qtbot, tmp_path):
    name = server_name(str(tmp_path))
    code = (
        "import os, sys; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from restorer.gui.single_instance import SingleInstance; made = SingleInstance(sys.argv[1]);"
        "assert made._server.isListening();"
        "sys.stdout.flush(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, name], cwd=CHECKOUT, check=True)
    assert not hand_over(name, [])
    again = SingleInstance(name)
    assert again._server.isListening()
    again.close()


def test_different_homes_have_different_windows():
    assert server_name("/a") != server_name("/b")
