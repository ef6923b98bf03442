"""A photo that is restored again and comes out as before makes no version that differs in nothing."""

from dataclasses import replace

import pytest

from restorer.imaging.decode import decode
from restorer.imaging.encode import encode
from restorer.jobs.files.publish import NoOutputRegistry
from restorer.jobs.files.versions import list_versions, rename
from restorer.jobs.worker.restore import JobContext, Saved, load, process, save
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.jobs.fakes import FakeEngine, changed, fake_processing, pixels_of, request
from tests.jobs.worker.test_restore import restore


class Remembering(NoOutputRegistry):
    """Remembers what was written, as the store does."""

    def __init__(self):
        super().__init__()
        self.records = {}

    def announce(self, pending, *, is_exclusive):
        self.records[pending.target] = pending.record
        return True

    def record_of(self, target):
        return self.records.get(str(target))


@pytest.fixture
def again(source, target):
    """Restores the photo with what was made before remembered."""
    registry, processing = Remembering(), replace(fake_processing(), encode=encode)

    def act(**more):
        context = JobContext(changed(request(source, target, exists="version"), **more), registry)
        return save(context, processing, process(context, processing, FakeEngine("cpu"), load(context, processing)))

    return act


def test_the_same_again_makes_no_version_and_says_so(again, target):
    first = again()
    before = target.read_bytes()
    second = again()
    assert isinstance(second, Saved)
    assert second.result == first.result == target
    assert target.read_bytes() == before
    assert len(list_versions(target)) == 1
    assert str(second.notes["save"]).startswith("Nothing changed since the result of 2")
    assert second.pending.sha256 != first.pending.sha256, "its label has another number, and yet it is the same"
    rename(target, list_versions(target)[0], "As it was")
    assert 'Nothing changed since version "As it was".' in str(again().notes["save"])


def test_another_recipe_makes_a_version_though_its_pixels_are_the_same(again, target):
    again()
    again(recipe=Recipe((StepChoice("invert", {"tiles": 9}),)))
    assert len(list_versions(target)) == 2


def test_a_result_that_was_changed_since_is_kept_beside_the_new_one(again, source, target):
    again()
    photo = decode(target)
    pixels = photo.pixels.copy()
    pixels[0, 0] = 77
    encode(photo.with_pixels(pixels), target, "png")
    again()
    assert len(list_versions(target)) == 2
    assert (pixels_of(target) == 255 - pixels_of(source)).all()


def test_a_copy_of_a_photo_that_needed_nothing_is_not_copied_again(again, target):
    again(recipe=None, preset="gentle")
    saved = again(recipe=None, preset="gentle")
    assert len(list_versions(target)) == 1
    assert "Nothing changed" in str(saved.notes["save"])


def test_other_options_for_files_make_a_version(again, target):
    again()
    again(caption=True)
    assert len(list_versions(target)) == 2


def test_who_wants_numbers_gets_the_same_again(source, target):
    restore(request(source, target, exists="rename"))
    saved = restore(request(source, target, exists="rename"))
    assert saved.result.name == f"{target.stem}-2{target.suffix}"
