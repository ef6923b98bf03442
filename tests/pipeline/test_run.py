from dataclasses import replace

import numpy as np
import pytest

from restorer.errors import Cancelled, InputError
from restorer.imaging.photo import Metadata, Photo
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import cached_stages, complete_settings, run
from restorer.pipeline.step import Outcome
from restorer.progress import CancelToken

from .fakes import Brighten, Double, FakeEngine, fake_work


@pytest.fixture
def photo():
    return Photo(np.arange(48, dtype=np.uint16).reshape(4, 4, 3), metadata=Metadata(dpi=(300.0, 300.0)), icc=b"profile")


def model(sha256):
    return ModelInfo(
        "m", Task.CLEAN, "x", "clean", (1,), Tiling.SUPPORTED, 8, 4, ("float32",),
        ModelFile("m", sha256, 1), Licence("MIT", "", True), "restorer",
    )  # fmt: skip


def test_steps_run_in_the_recipes_order(photo):
    recipe = Recipe((StepChoice("double"), StepChoice("brighten", {"amount": 3})))
    result = run(photo, recipe, (Brighten(), Double()), fake_work())
    assert np.array_equal(result.photo.pixels, photo.pixels.repeat(2, 0).repeat(2, 1) + 3)
    assert result.notes == {"double": "doubled", "brighten": "added 3"}
    assert result.photo.icc == b"profile"


def test_an_empty_recipe_gives_the_very_same_photo(photo):
    assert run(photo, Recipe(), (), fake_work()).photo is photo


def test_what_steps_tell_of_single_things_is_kept_by_step(photo, tmp_path):
    recipe = Recipe((StepChoice("brighten"), StepChoice("double")))
    for _ in range(2):  # worked out, and from the cache
        cache = DiskStageCache(tmp_path, 1 << 30)
        result = run(photo, recipe, [Brighten(), Double()], fake_work(), cache=cache, source_digest="abc")
        assert result.details == {"brighten": ({"box": [0, 0, 1, 1], "done": "brighten"},)}


def test_masks_follow_the_pixels_into_later_sizes(photo):
    recipe = Recipe((StepChoice("brighten"), StepChoice("double")))
    result = run(photo, recipe, (Brighten(), Double()), fake_work())
    assert np.array_equal(np.argwhere(result.invented["brighten"]), [[0, 0], [0, 1], [1, 0], [1, 1]])
    assert result.masks["brighten.spot"].shape == (4, 4)
    assert np.allclose(result.transform, [[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1]])


def test_a_step_that_moves_pixels_says_how_and_an_enlargement_need_not(photo):
    class Shift(Brighten):
        def apply(self, photo, settings, work):
            moved = np.array([[1.0, 0, 1], [0, 1, 2], [0, 0, 1]])
            return Outcome(photo.with_pixels(photo.pixels.copy()), "shifted", transform=moved)

    recipe = Recipe((StepChoice("brighten"), StepChoice("shift"), StepChoice("double")))
    result = run(photo, recipe, (Brighten(), Shift("shift"), Double()), fake_work())
    assert np.array_equal(np.argwhere(result.invented["brighten"]), [[4, 2], [4, 3], [5, 2], [5, 3]])
    assert np.allclose(result.transform @ [0, 0, 1], [2.5, 4.5, 1])


def test_progress_covers_all_steps_and_ends_at_one(photo):
    whole: list[float] = []
    steps: list[tuple[str, float, float]] = []
    recipe = Recipe((StepChoice("brighten"), StepChoice("double")))
    run(photo, recipe, (Brighten(), Double()), fake_work(whole.append), on_step=lambda *told: steps.append(told))
    assert whole == sorted(whole)
    assert whole[-1] == 1.0
    assert {step for step, _, _ in steps} == {"brighten", "double"}


def test_cancel_stops_inside_a_step(photo):
    token = CancelToken()
    step = Brighten()
    with pytest.raises(Cancelled):
        run(photo, Recipe((StepChoice("brighten"),)), (step,), fake_work(lambda fraction: token.cancel(), token))


@pytest.mark.parametrize(
    ("settings", "words"),
    [({"amount": 101}, "cannot be 101"), ({"amount": "much"}, "takes a int"), ({"how": "maybe"}, "cannot be 'maybe'"),
     ({"amuont": 3}, "no setting called 'amuont'"), ({"strength": float("nan")}, "cannot be nan"),
     ({"strength": True}, "takes a float")],
)  # fmt: skip
def test_settings_are_checked_against_their_fields(settings, words):
    with pytest.raises(InputError, match=words):
        complete_settings(Brighten(), settings)


def test_an_unknown_step_is_named_with_those_there_are(photo):
    with pytest.raises(InputError, match="no step called 'shine'") as caught:
        run(photo, Recipe((StepChoice("shine"),)), (Brighten(),), fake_work())
    assert "brighten" in caught.value.hint


class TestCache:
    recipe = Recipe((StepChoice("first"), StepChoice("second")))

    def go(self, folder, photo, recipe=None, steps=None, digest="abc", device="cpu"):
        steps = steps or (Brighten("first"), Brighten("second"))
        cache = DiskStageCache(folder, 10_000_000)
        work = fake_work(device=device)
        result = run(photo, recipe or self.recipe, steps, work, cache=cache, source_digest=digest)
        return result, [step.runs for step in steps]

    def test_the_same_again_runs_nothing_and_gives_the_same(self, tmp_path, photo):
        before, _ = self.go(tmp_path, photo)
        after, runs = self.go(tmp_path, photo)
        assert runs == [0, 0]
        assert np.array_equal(after.photo.pixels, before.photo.pixels)
        assert after.photo.pixels.dtype == np.uint16
        assert after.notes == before.notes
        assert after.photo.metadata == photo.metadata
        assert set(after.invented) == {"first", "second"}

    def test_a_moved_slider_runs_only_what_follows_it(self, tmp_path, photo):
        self.go(tmp_path, photo)
        moved = Recipe((StepChoice("first"), StepChoice("second", {"amount": 50})))
        assert self.go(tmp_path, photo, moved)[1] == [0, 1]

    def test_another_source_seed_model_or_version_is_another_stage(self, tmp_path, photo):
        self.go(tmp_path, photo)
        assert self.go(tmp_path, photo, digest="abd")[1] == [1, 1]
        assert self.go(tmp_path, photo, replace(self.recipe, seed=1))[1] == [1, 1]
        changed = (Brighten("first"), Brighten("second", [model("0" * 64)]))
        assert self.go(tmp_path, photo, steps=changed)[1] == [0, 1]
        changed = (Brighten("first"), Brighten("second", [model("1" * 64)]))
        assert self.go(tmp_path, photo, steps=changed)[1] == [0, 1]

    def test_from_the_first_network_on_another_device_is_another_stage(self, tmp_path, photo):
        def steps():
            return Brighten("first"), Brighten("second", [model("0" * 64)]), Brighten("third")

        recipe = Recipe(tuple(StepChoice(step.id) for step in steps()))
        assert self.go(tmp_path, photo, recipe, steps(), device="openvino:cpu")[1] == [1, 1, 1]
        assert self.go(tmp_path, photo, recipe, steps(), device="cpu")[1] == [0, 1, 1], "no network: the same pixels"
        for device in ("openvino:cpu", "cpu"):
            assert self.go(tmp_path, photo, recipe, steps(), device=device)[1] == [0, 0, 0]
            assert self.found(tmp_path, photo, recipe, steps(), FakeEngine(device)) == ["first", "second", "third"]
        assert self.found(tmp_path, photo, recipe, steps(), FakeEngine("cuda:0")) == ["first"]
        assert self.found(tmp_path, photo, recipe, steps(), None) == ["first"], "who has no engine yet"

    def found(self, folder, photo, recipe, steps, engine):
        cache = DiskStageCache(folder, 10_000_000)
        stages = cached_stages(photo, recipe, steps, None, engine, cache=cache, source_digest="abc")
        return [step for step, _ in stages]

    def test_a_crash_resumes_in_the_middle(self, tmp_path, photo):
        class Crash(Brighten):
            def apply(self, photo, settings, work):
                raise RuntimeError("power cut")

        with pytest.raises(RuntimeError):
            self.go(tmp_path, photo, steps=(Brighten("first"), Crash("second")))
        assert self.go(tmp_path, photo)[1] == [0, 1]

    def test_a_broken_stage_is_run_again(self, tmp_path, photo):
        before, _ = self.go(tmp_path, photo)
        for file in tmp_path.glob("*/pixels.npy"):
            file.write_bytes(file.read_bytes()[:90])
        after, runs = self.go(tmp_path, photo)
        assert runs == [1, 1]
        assert np.array_equal(after.photo.pixels, before.photo.pixels)
        assert self.go(tmp_path, photo)[1] == [0, 0]

    def test_the_budget_is_kept_and_the_oldest_go_first(self, tmp_path, photo):
        big = photo.with_pixels(np.zeros((200, 200, 3), np.uint8))
        cache = DiskStageCache(tmp_path, 700_000)
        for number in range(8):
            run(big, Recipe((StepChoice("a"),)), (Brighten("a"),), fake_work(), cache=cache, source_digest=str(number))
        assert 0 < sum(file.stat().st_size for file in tmp_path.rglob("*.npy")) <= 700_000

    def test_a_small_stage_costs_no_look_through_the_folder(self, tmp_path, photo, monkeypatch):
        cache = DiskStageCache(tmp_path, 1 << 30)
        looks = []
        monkeypatch.setattr(DiskStageCache, "_ages", lambda self: looks.append(self) or [])
        for number in range(50):
            steps = (Brighten("first"), Brighten("second"))
            run(photo, self.recipe, steps, fake_work(), cache=cache, source_digest=str(number))
        assert len(looks) == 1

    def test_a_full_disk_costs_only_the_cache(self, tmp_path, photo):
        blocked = tmp_path / "file"
        blocked.write_text("in the way")
        result, runs = self.go(blocked, photo)
        assert runs == [1, 1]
        assert result.notes


class Listen(Brighten):
    """Remembers how it was told to find places of the source."""

    def apply(self, photo, settings, work):
        self.heard = work.transform
        return super().apply(photo, settings, work)


def test_a_step_is_told_where_the_sources_pixels_are_now(photo, tmp_path):
    shift = np.array([[1.0, 0, 5], [0, 1, -2], [0, 0, 1]])
    early, late = Listen("early"), Listen("late")
    cache = DiskStageCache(tmp_path, 10_000_000)
    # The second time it goes on with a stage that was kept.
    for amount in (10, 20):
        recipe = Recipe((StepChoice("early"), StepChoice("double"), StepChoice("late", {"amount": amount})))
        work = replace(fake_work(), transform=shift)
        run(photo, recipe, (early, Double(), late), work, cache=cache, source_digest="s")
        assert np.array_equal(early.heard, shift)
        assert np.allclose(late.heard @ (1, 3, 1), (12.5, 2.5, 1))
        late.heard = None
    assert (early.runs, late.runs) == (1, 2)
