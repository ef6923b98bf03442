"""A step that only registers itself takes part in all that is done with steps: nothing else knows it by name."""

import sys
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

import restorer.steps
from restorer.condition import Condition, load_preset, propose
from restorer.condition.overrides import apply_overrides
from restorer.imaging.metadata.digital_source_type import INVENTED
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.messages import PreviewMade, PreviewRegion
from restorer.jobs.engine_process.preview import Previewer
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.provenance.labels import SOFTWARE, RestorationResult, read_provenance
from restorer.jobs.request import Request
from restorer.jobs.worker.calibrate import Calibration
from restorer.jobs.worker.context import make_processing_context
from restorer.jobs.worker.restore import restore_photo, statement_of
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.progress import Progress
from tests.steps.fakes import FakeCatalogue, FakeEngine, make_work, model, photo_of, picture
from tests.steps.toy.step import Toy

CATALOGUE = FakeCatalogue(model(Task.CLEAN))
RECIPE = Recipe((StepChoice("toy", {"side": 8}),))


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    """The toy stands last in `STEPS`, as if its line stood there."""
    old = restorer.steps.STEPS
    new = (*old, Toy())
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("restorer") and getattr(module, "STEPS", None) is old:
            monkeypatch.setattr(module, "STEPS", new)


@pytest.fixture
def processing():
    return make_processing_context(CATALOGUE, np.empty, None)


@pytest.fixture
def photo_file(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(picture(longest_px=96)).save(path)
    return path


def test_it_is_proposed_with_its_reason_and_its_strength():
    proposal = propose(Condition(4000, 3000), load_preset("auto"), CATALOGUE)
    assert proposal.recipe.find("toy") == StepChoice("toy", {"side": 8, "strength": 0.5})
    assert proposal.reasons["toy"] == "100% white. The sun will be taken out (50%)."
    asked = propose(Condition(4000, 3000), load_preset("auto"), CATALOGUE, ("toy",))
    assert asked.recipe == Recipe((StepChoice("toy", {"strength": 0.5, "side": 8}),))
    without = propose(Condition(4000, 3000), load_preset("auto"), FakeCatalogue())
    assert without.recipe.find("toy") is None
    assert without.reasons["toy"] == "No model for this yet."


def test_it_is_set_by_name_and_put_in_its_place():
    assert apply_overrides(Recipe((StepChoice("toy"),)), {"toy.side": "3", "tone.cast": "0"}).steps == (
        StepChoice("tone", {"cast": 0.0}),
        StepChoice("toy", {"side": 3}),
    )


def test_its_result_says_what_it_did(photo_file, tmp_path, processing):
    target = tmp_path / "out" / "a.png"
    request = Request(str(photo_file), str(target), recipe=RECIPE, output=OutputOptions(caption=True))
    saved = restore_photo(request, processing, FakeEngine())
    assert (np.asarray(Image.open(saved.result))[:8, :8] == 255).all()
    made = read_provenance(saved.result)
    (record,) = made.step_records
    assert (record.step, record.has_changed, record.models) == ("toy", True, (("fake-clean", "0" * 64),))
    assert INVENTED.encode() in saved.result.read_bytes(), "the source type"
    assert f"Restored with {SOFTWARE}: took the sun out.".encode() in saved.result.read_bytes()


def test_its_content_credentials_name_its_action(photo_file, tmp_path, processing):
    photo = processing.decode(photo_file, 0)
    result = run(photo, RECIPE, processing.steps, make_work())
    request = Request(str(photo_file), str(tmp_path / "b.png"))
    statement = statement_of(RestorationResult(request, photo, "", RECIPE, result, "png"), processing)
    assert statement.actions["toy"] == "c2pa.drawing"
    assert statement.source_type == INVENTED


def test_it_takes_part_in_previews_as_it_says(photo_file, tmp_path, processing):
    made = []
    previewer = Previewer(processing, FakeEngine, tmp_path / "previews")
    region = Bounds(0, 0, 64, 64)
    recipe = Recipe((StepChoice("tone"), *RECIPE.steps))
    previewer.preview(PreviewRegion(1, str(photo_file), recipe, region), Progress(), made.append)
    made = [event for event in made if isinstance(event, PreviewMade)]
    quick, full = (np.load(preview.after) for preview in made)
    assert not (quick[:8, :8] == 255).all(), "it is not quick"
    assert (full[:8, :8] == 255).all()
    assert {name for name, _ in made[1].masks} == {"invented.toy", "toy.sun"}


def test_its_cost_is_told_apart_by_the_settings_it_names(processing):
    calibration = Calibration(processing, FakeEngine)
    photo = photo_of(picture(longest_px=160))
    calibration.learn(photo, RECIPE, "png")
    assert calibration.seconds(RECIPE, 10_000_000) > 0
    other = Recipe((StepChoice("toy", {"side": 9}),))
    assert calibration.seconds(other, 10_000_000) == 0, "never tried"
    chosen = Recipe((StepChoice("toy", {"side": 8, "model": "another"}),))
    assert calibration.seconds(chosen, 10_000_000) == 0, "another network, never tried"
    weaker = Recipe((StepChoice("toy", {"side": 8, "strength": 0.2}),))
    assert calibration.seconds(weaker, 10_000_000) == calibration.seconds(RECIPE, 10_000_000)


def test_the_window_has_a_card_for_it_and_words_for_its_mask(qtbot):
    from restorer.gui.viewmodels.current_photo import COLORS, _overlays
    from restorer.gui.viewmodels.recipe import StepRow
    from restorer.gui.widgets.step_card import StepCard
    from restorer.pipeline.step import MaskKind

    card = StepCard(Toy())
    qtbot.addWidget(card)
    row = StepRow(Toy(), True, {"strength": 0.5, "side": 8, "model": ""})
    card.show_row(row, is_ready=True)
    card.more.click()
    assert set(card.editors) == {"strength", "side", "model"}
    assert card.accessibleName() == "Sunburn"
    assert card.reason.text() == "Takes the sun out of a corner."
    card.show_row(replace(row, reason="100% white."), is_ready=True)
    assert card.reason.text() == "100% white."
    (overlay,) = _overlays([("toy.sun", None, None)])
    assert (overlay.label, overlay.color) == ("Sun found", COLORS[MaskKind.POSSIBLE])


def test_its_words_are_collected_for_translation():
    from tools.translations.update import core_texts

    assert {"Sunburn", "Takes the sun out of a corner.", "Side", "How wide the corner is.", "Sun found"} <= set(
        core_texts()
    )
