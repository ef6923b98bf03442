"""What the engine process does with commands, without a process around it."""

import logging
import threading
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

import restorer.engine
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.server import EngineServer
from restorer.jobs.events import JobDone
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.store import hashing
from tests.jobs.engine_process.test_client import Ear
from tests.jobs.fakes import FakeEngine, FakeEngines, draw, fake_processing, request
from tests.jobs.served import FakeServices
from tests.steps.fakes import FakeCatalogue

RECIPE = Recipe((StepChoice("invert"),))


class Services(FakeServices):
    """Keeps in mind for which devices engines were made."""

    def __init__(self, home):
        super().__init__(home)
        self.processing = fake_processing()
        self.previewed = []
        self.engines = FakeEngines()
        self._queue = self.make_queue()

    def make_queue(self):
        from restorer.jobs.queue import JobQueue

        return JobQueue(self.store, self.processing, self.engines, devices=(self.device,))

    def make_engine(self, device):
        self.previewed.append(device)
        return FakeEngine(device)


class Sender(Ear):
    """Takes what is sent."""

    def put(self, event):
        self([event])


@pytest.fixture
def services(tmp_path):
    (tmp_path / "home").mkdir()
    return Services(tmp_path / "home")


@pytest.fixture
def serve(services):
    servers = []

    def start(**more):
        sender = Sender()
        servers.append(EngineServer(services, sender, **{"warms_up": False} | more))
        return servers[-1], sender

    yield start
    for server in servers:
        server.close()


def test_changed_settings_move_previews_and_waiting_photos_to_another_device(serve, services, tmp_path):
    server, sender = serve()
    photo = draw(tmp_path / "a.png")
    region = Bounds(0, 0, 8, 8)
    server.take(messages.PreviewRegion(1, str(photo), RECIPE, region))
    sender.wait_for(messages.PreviewMade)
    server.take(messages.Resume())
    services.queue.add([request(photo, tmp_path / "out" / "a.png")])
    sender.wait_for(JobDone)
    assert services.queue.wait_idle(10)
    (tmp_path / "home" / "device").write_text("cuda:1")
    server.take(messages.Configure())
    server.take(messages.PreviewRegion(2, str(photo), RECIPE, region))
    sender.wait_for(messages.PreviewMade, 2)
    assert services.previewed == ["cpu", "cuda:1"]
    services.queue.add([request(photo, tmp_path / "out" / "b.png")])
    sender.wait_for(JobDone, 2)
    assert [device for device, _ in services.engines.made] == ["cpu", "cuda:1"]


def test_a_photo_that_is_being_restored_is_not_previewed_on(serve, services, tmp_path):
    server, sender = serve()
    photo, other = draw(tmp_path / "a.png"), draw(tmp_path / "b.png")
    server.take(messages.PreviewRegion(1, str(photo), RECIPE, Bounds(0, 0, 8, 8)))
    sender.wait_for(messages.PreviewMade)
    server.take(messages.Resume())
    for path, is_given_up in ((other, False), (photo, True)):
        services.queue.add([request(path, tmp_path / "out" / path.name)])
        assert services.queue.wait_idle(10)
        assert server._preview[0].is_cancelled is is_given_up


def test_settings_that_stay_the_same_make_no_other_engine(serve, services, tmp_path):
    server, sender = serve()
    photo = draw(tmp_path / "a.png")
    for ticket in (1, 2):
        server.take(messages.PreviewRegion(ticket, str(photo), RECIPE, Bounds(0, 0, 8, 8)))
        sender.wait_for(messages.PreviewMade, ticket)
        server.take(messages.Configure())
    assert services.previewed == ["cpu"]


def test_torch_is_not_loaded_while_the_first_photo_is_drafted(serve, tmp_path, monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr("restorer.jobs.engine_process.server._IDLE_S", 60.0)
    monkeypatch.setattr("restorer.jobs.engine_process.server._CALM_S", 60.0)
    monkeypatch.setattr(restorer.engine, "list_devices", lambda: looked.set() or ())
    server, sender = serve(warms_up=True)
    sender.wait_for(messages.EngineReady)
    photo = draw(tmp_path / "a.png")
    server.take(messages.InspectPhoto(2, str(photo)))
    assert not looked.wait(0.2)
    server.take(messages.PreviewRegion(1, str(photo), RECIPE, Bounds(0, 0, 8, 8)))
    sender.wait_for(messages.PreviewMade)
    assert looked.wait(10)


def test_torch_is_loaded_at_once_where_nobody_asks_for_a_photo(serve, monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr("restorer.jobs.engine_process.server._IDLE_S", 0.05)
    monkeypatch.setattr("restorer.jobs.engine_process.server._CALM_S", 60.0)
    monkeypatch.setattr(restorer.engine, "list_devices", lambda: looked.set() or ())
    serve(warms_up=True)
    assert looked.wait(10)


def test_a_failed_warm_up_is_logged_under_its_own_name(serve, monkeypatch, caplog):
    def broken():
        raise RuntimeError("no driver")

    monkeypatch.setattr("restorer.jobs.engine_process.server._IDLE_S", 0.0)

    monkeypatch.setattr(restorer.engine, "list_devices", broken)
    with caplog.at_level(logging.ERROR):
        _, sender = serve(warms_up=True)
        assert sender.wait_for(messages.CommandFailed).message == "The engine could not do this: no driver"
    assert "The command WarmUp failed" in caplog.text
    assert "ListJobs" not in caplog.text


@pytest.fixture
def scan(services, tmp_path):
    """A scan of two pages that is restored; the requests, one a page."""
    services.processing = fake_processing(cache=DiskStageCache(tmp_path / "stages", 1 << 30))
    path = tmp_path / "scan.tif"
    pages = [Image.fromarray(np.full((16, 24, 3), value, np.uint8)) for value in (10, 20)]
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:])
    requests = [request(path, tmp_path / "out" / f"{page}.png", page=page) for page in range(2)]
    queue = services._queue = services.make_queue()
    queue.add(requests)
    queue.start()
    assert queue.wait_idle(10)
    return path


def stages_of(server, sender, path, page, count):
    server.take(messages.FindStages(page, str(path), page, recipe=RECIPE))
    return sender.wait_for(messages.StagesFound, count).stages


def test_each_page_shows_its_own_stages(serve, scan):
    server, sender = serve()
    for count, page in enumerate((1, 0), 1):
        (stage,) = stages_of(server, sender, scan, page, count)
        assert (np.load(stage.path) == 255 - 10 * (page + 1)).all()


def test_an_original_is_not_read_again_to_find_its_stages(serve, services, scan, monkeypatch):
    """Its digest stands in the record of its result."""
    monkeypatch.setattr(hashing, "_known", type(hashing._known)())
    read = []
    monkeypatch.setattr(hashing, "read_sha256", lambda path, progress=None: read.append(path) or "0" * 64)
    server, sender = serve()
    assert stages_of(server, sender, scan, 0, 1)
    assert read == []
    scan.write_bytes(scan.read_bytes() + b"more")
    assert stages_of(server, sender, scan, 0, 2) == (), "another file, by another digest"
    assert read == [scan]


def test_faces_are_found_on_the_engines_thread(serve, services, tmp_path):
    services.processing = replace(services.processing, catalogue=FakeCatalogue())
    server, sender = serve()
    photo = draw(tmp_path / "a.png")
    server.take(messages.FindFaces(7, str(photo), boxes=((1.0, 2.0, 8.0, 8.0),)))
    found = sender.wait_for(messages.FacesFound)
    assert (found.ticket, found.faces, found.boxes) == (7, (), ((1.0, 2.0, 8.0, 8.0),))
    assert np.load(found.pictures).shape[0] == 1


def test_a_scan_is_split_into_a_folder_of_its_own(serve, tmp_path):
    server, sender = serve()
    photo = draw(tmp_path / "a.png")
    boxes = (Bounds(0, 0, 8, 8), Bounds(8, 0, 8, 8))
    server.take(messages.SplitPhoto(1, str(photo), boxes, messages.Destination()))
    made = sender.wait_for(messages.PhotoSplit)
    assert made.parts == tuple(str(tmp_path / "Separate photos" / f"a-{number}.png") for number in (1, 2))
    server.take(messages.SplitPhoto(2, str(photo), boxes, messages.Destination(folder=str(tmp_path / "out"))))
    made = sender.wait_for(messages.PhotoSplit, 2)
    assert made.parts[0] == str(tmp_path / "out" / "Separate photos" / "a-1.png")
