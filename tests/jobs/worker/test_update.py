import os
from dataclasses import replace

import pytest

from restorer.jobs.files.publish import JobOutputRegistry
from restorer.jobs.worker.restore import JobContext, Skipped, load, process, save
from restorer.jobs.worker.up_to_date import settings_digest
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.jobs.fakes import FakeEngine, changed, draw, fake_processing, pixels_of, request


def in_folder(folder):
    return sorted(path.name for path in folder.iterdir())


class TestUpdate:
    """`--exists update`: a result is made anew when its original, its page or the settings are another."""

    @pytest.fixture(autouse=True)
    def once(self, store, source, target):
        self.store, self.wanted = store, request(source, target, exists="update")
        assert self.runs(self.wanted)

    def runs(self, wanted):
        self.store.add([wanted])
        job = self.store.claim()
        context, processing = JobContext(wanted, JobOutputRegistry(self.store, job.id)), fake_processing()
        loaded = load(context, processing)
        if isinstance(loaded, Skipped):
            return False
        saved = save(context, processing, process(context, processing, FakeEngine("cpu"), loaded))
        self.store.finish(job.id, saved.pending.outcome())
        return True

    def test_nothing_changed(self, target):
        assert not self.runs(self.wanted)
        assert in_folder(target.parent) == ["x.png"]

    def test_only_the_originals_date_changed(self, source):
        os.utime(source, (1, 1))
        assert not self.runs(self.wanted)

    def test_the_originals_content_changed(self, source, target):
        draw(source, seed=5)
        assert self.runs(self.wanted)
        assert (pixels_of(target) == 255 - pixels_of(source)).all()
        assert in_folder(target.parent) == ["x.png"]
        assert not self.runs(self.wanted)

    def test_the_recipe_changed(self):
        other = Recipe((StepChoice("invert", {"tiles": 2}),))
        assert self.runs(replace(self.wanted, recipe=other))
        assert not self.runs(replace(self.wanted, recipe=other))
        assert self.runs(self.wanted)

    def test_the_result_is_gone(self, target):
        target.unlink()
        assert self.runs(self.wanted)

    def test_a_result_that_nobody_knows_is_made_anew_only_where_the_original_is_newer(self, source, target):
        stranger = target.with_name("y.png")
        stranger.write_bytes(b"somebody's")
        wanted = replace(self.wanted, target=str(stranger))
        assert not self.runs(wanted)
        os.utime(stranger, ns=(0, source.stat().st_mtime_ns - 1))
        assert self.runs(wanted)


def test_the_digest_is_of_all_that_decides_the_result(source, target, tmp_path):
    preset = tmp_path / "mine.json"
    preset.write_text("{}")
    wanted = request(source, target, recipe=None, preset=str(preset))
    known = settings_digest(wanted)
    assert settings_digest(changed(wanted, device="cuda", exists="skip", target="/elsewhere/x.png")) == known
    others = [{"steps": ("invert",)}, {"overrides": {"invert.tiles": 2}}, {"format": "png"}, {"preset": "auto"}]
    assert len({known, *(settings_digest(changed(wanted, **other)) for other in others)}) == 5
    preset.write_text('{"changed": true}')
    assert settings_digest(wanted) != known
