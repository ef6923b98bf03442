"""The preview of a photo is what restoring makes of it; before that come drafts, which promise no more than that."""

import os
import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from restorer.imaging.photo import Extent
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.preview import Previewer
from restorer.jobs.engine_process.preview_pieces import at_size
from restorer.jobs.engine_process.stages import find_stages
from restorer.jobs.niceness import BATCH, step_aside
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import cached_stages, run
from restorer.pipeline.step import STRENGTH, Outcome, PreviewHints, Step, Work
from restorer.progress import Progress
from restorer.store.hashing import sha256_of
from tests.jobs.fakes import Invert, draw, fake_processing


def test_a_mask_is_brought_to_the_size_of_the_enlarged_photo():
    mask = np.zeros((3, 4), np.uint8)
    mask[1, 2] = 255
    large = at_size(mask, Extent(8, 6))
    assert (large == np.kron(mask, np.ones((2, 2), np.uint8))).all()
    assert at_size(mask, Extent(4, 3)) is mask


class Double(Step):
    """A slow enlargement by nearest neighbours, which only small regions are shown with."""

    id, label, help, version, past_tense = "double", "Double", "Doubles.", 1, "doubled"
    fields = (STRENGTH,)
    preview = PreviewHints(is_quick=False, largest_px=2_000)

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        return Outcome(photo.with_pixels(photo.pixels.repeat(2, axis=0).repeat(2, axis=1)), "doubled")


class Crop(Step):
    """Cuts ten pixels off each side; of a region it would cut them off, too."""

    id, label, help, version, past_tense = "crop", "Crop", "Crops.", 1, "cropped"
    fields = (STRENGTH,)
    preview = PreviewHints(needs_whole_photo=True)

    def __init__(self):
        self.seen = []

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        self.seen.append(photo.extent)
        by = round(10 * photo.extent.width / 400)
        matrix = np.array([[1, 0, -by], [0, 1, -by], [0, 0, 1]], float)
        return Outcome(photo.with_pixels(photo.pixels[by:-by, by:-by].copy()), "cropped", transform=matrix)


class Mend(Step):
    """Blackens every red pixel: in a reduced photo it would find other ones."""

    id, label, help, version, past_tense = "mend", "Mend", "Mends.", 1, "mended"
    fields = (STRENGTH,)
    preview = PreviewHints(is_quick=False)

    def __init__(self):
        self.seen = []

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        self.seen.append(photo.extent)
        mask = ((photo.pixels[:, :, 0] > 200) * np.uint8(255)).astype(np.uint8)
        pixels = np.where(mask[:, :, None] > 0, 0, photo.pixels).astype(np.uint8)
        return Outcome(photo.with_pixels(pixels), "mended", mask, {"damage": mask})


@pytest.fixture
def make(tmp_path):
    """A previewer of these steps, the photo's path, and what is told."""

    def build(*steps, size=(400, 300), has_cache=True):
        photo = draw(tmp_path / "a.png", size=size)
        cache = DiskStageCache(tmp_path / "stages", 1 << 30) if has_cache else None
        processing = fake_processing(steps=steps, cache=cache)
        told, made = [], []

        def make_engine():
            made.append(True)
            return object()

        previewer = Previewer(processing, make_engine, tmp_path / "previews")

        def show(*names, region=None, budget_px=10_000):
            told.clear()
            recipe = Recipe(tuple(StepChoice(name) for name in names))
            asked = messages.PreviewRegion(1, str(photo), recipe, region or Bounds(0, 0, *size), 0, budget_px)
            previewer.preview(asked, Progress(), told.append)
            return [event for event in told if isinstance(event, messages.PreviewMade)]

        return show, photo, processing, told

    return build


def restored(photo, processing, *names):
    """What restoring makes of the photo."""
    recipe = Recipe(tuple(StepChoice(name) for name in names))
    work = Work(None, processing.catalogue, np.empty, Progress())
    return run(processing.decode(photo, 0), recipe, processing.steps, work).photo.pixels


def test_the_preview_is_the_result_with_its_crop_its_repairs_and_its_order(make):
    crop = Crop()
    show, photo, processing, told = make(crop, Mend(), Invert())
    draft, last = show("crop", "mend", "invert")
    assert crop.seen == [(400, 300)], "cut once, where the photo is and not where a reduced one would be"
    assert (draft.is_draft, last.is_draft) == (True, False)
    assert np.array_equal(np.load(last.after), restored(photo, processing, "crop", "mend", "invert"))
    assert np.array(last.transform).reshape(3, 3)[0, 2] == -10
    height, width = np.load(draft.after).shape[:2]
    assert width / height == pytest.approx(380 / 280, abs=0.05), "the draft is cropped, too"
    names = [event.step for event in told if isinstance(event, messages.PreviewProgressed)]
    assert {"crop", "mend", "invert"} <= set(names)
    assert told.index(last) == len(told) - 1


def test_a_draft_repairs_nothing_of_its_own(make):
    mend = Mend()
    show, *_ = make(mend, Invert())
    draft, last = show("mend", "invert")
    assert mend.seen == [(400, 300)], "only at the photo's own size"
    assert draft.masks == ()
    assert {name for name, _ in last.masks} == {"mend.damage", "invented.mend"}


def test_where_nothing_can_be_promised_yet_no_draft_is_told(make):
    show, *_ = make(Mend())
    (last,) = show("mend")
    assert not last.is_draft


def test_what_was_worked_out_once_is_taken_up(make):
    mend = Mend()
    show, photo, processing, _ = make(mend, Invert())
    show("mend")
    assert len(mend.seen) == 1
    draft, last = show("mend", "invert")
    assert len(mend.seen) == 1, "its stage was kept"
    inverted = 255 - np.load(draft.after)
    assert draft.is_draft
    assert inverted[:, :, 0].max() <= 255
    (again,) = show("mend", "invert")
    assert not again.is_draft
    assert again.after == last.after, "the stage's own file, which nobody copies"
    assert not again.after.startswith(again.folder)
    assert [stage for stage, _ in cached_stages(
        processing.decode(photo, 0), Recipe((StepChoice("mend"),)), processing.steps, processing.catalogue, None,
        cache=processing.cache, source_digest=sha256_of(photo),
    )] == ["mend"], "restoring finds it under the same key"  # fmt: skip


class Network(Invert):
    """Inverts by a network, says its card."""

    def models(self, settings, catalogue):
        return (SimpleNamespace(file=SimpleNamespace(sha256="0" * 64)),)


def test_what_a_network_made_is_taken_up_on_the_same_device_alone(tmp_path):
    photo, step = draw(tmp_path / "a.png", size=(400, 300)), Network()
    processing = fake_processing(steps=(step,), cache=DiskStageCache(tmp_path / "stages", 1 << 30))
    recipe = Recipe((StepChoice(step.id),))
    asked = messages.PreviewRegion(1, str(photo), recipe, Bounds(0, 0, 400, 300), 0, 1_000_000)
    runs = {}
    for device in ("openvino:cpu", "cpu", "openvino:cpu"):
        step.seen.clear()
        # Another start of the program each time: nobody knows the device before the engine is made.
        previewer = Previewer(
            processing, lambda device=device: SimpleNamespace(cache_key=device), tmp_path / "previews"
        )
        told = []
        previewer.preview(asked, Progress(), told.append)
        runs.setdefault(device, []).append(len(step.seen))
        assert not told[-1].is_draft
        found, *_ = find_stages(previewer.open(str(photo), 0), recipe, processing, previewer.engine, sha256_of(photo))
        assert len(found) == 1
    assert runs == {"openvino:cpu": [1, 0], "cpu": [1]}


def test_without_a_cache_the_preview_is_still_the_result(make):
    show, photo, processing, _ = make(Crop(), Invert(), has_cache=False)
    last = show("crop", "invert")[-1]
    assert last.after.startswith(last.folder)
    assert np.array_equal(np.load(last.after), restored(photo, processing, "crop", "invert"))


def test_a_region_gets_a_draft_of_its_own_that_keeps_the_crop(make):
    show, photo, processing, _ = make(Crop(), Invert())
    region = Bounds(100, 100, 50, 40)
    whole, part, last = show("crop", "invert", region=region)
    assert (whole.is_draft, part.is_draft, last.is_draft) == (True, True, False)
    assert part.region == region
    pixels = np.load(part.after)
    x, y, _ = np.array(part.transform).reshape(3, 3) @ [120, 120, 1]
    assert np.array_equal(pixels[round(y), round(x)], restored(photo, processing, "crop", "invert")[110, 110])


def test_what_is_too_slow_for_the_whole_is_shown_on_a_small_region_in_its_order(make):
    show, photo, processing, _ = make(Crop(), Double(), Invert())
    last = show("crop", "double", "invert")[-1]
    assert last.left_out == ("double",)
    last = show("crop", "double", "invert", region=Bounds(100, 100, 40, 40))[-1]
    assert last.left_out == ()
    x, y, _ = np.array(last.transform).reshape(3, 3) @ [120, 120, 1]
    pixels, wanted = np.load(last.after), restored(photo, processing, "crop", "double", "invert")
    assert np.array_equal(pixels[round(y), round(x)], wanted[220, 220])


def test_of_a_huge_photo_only_drafts_are_told(make, monkeypatch):
    monkeypatch.setattr("restorer.jobs.engine_process.preview.WHOLE_PX", 100_000)
    show, *_ = make(Invert())
    told = show("invert", region=Bounds(0, 0, 60, 60))
    assert told
    assert all(made.is_draft for made in told)


def test_an_empty_recipe_has_no_preview(make):
    show, *_ = make(Invert())
    assert show() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows the niceness of a thread")
def test_photos_of_the_queue_step_aside_and_the_preview_does_not():
    seen = []

    def work():
        step_aside(BATCH)
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [max(BATCH, before)]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before
