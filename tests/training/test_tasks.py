"""Every recipe makes seeded batches that its network learns from."""

import importlib.util
import pickle

import numpy as np
import pytest
import torch

from restorer.engine.nets.efficientnet import EfficientNetLite
from training.perceptual import EncoderFeatures
from training.tasks import TASKS
from training.toolkit import basicsr, register

CPU = torch.device("cpu")
# The others learn from faces that the detector cuts out of photos, and these are of no people.
ALONE = sorted(set(TASKS) - {"face", "face-texture"})
# It does not install on every Python that the rest runs on.
HAS_BASICSR = importlib.util.find_spec("basicsr") is not None


@pytest.fixture(scope="module")
def encoder():
    """An encoder that never learnt in the place of the published one, which comes from elsewhere."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(EncoderFeatures, "published", lambda device: EncoderFeatures(EfficientNetLite()))
        yield


@pytest.fixture(params=ALONE, scope="module")
def recipe(request, opinions, encoder):
    if request.param.endswith("-texture") and not HAS_BASICSR:
        pytest.skip("basicsr is not installed")
    kind = TASKS[request.param]
    made = kind(opinions, CPU, 1)
    made.batch_size = 1
    made.patch_px = min(made.patch_px, 192)  # the photos here are small
    return made


def test_the_same_step_makes_the_same_batch(recipe) -> None:
    first, again, other = recipe.make_batch(4), recipe.make_batch(4), recipe.make_batch(9)
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not torch.equal(first[0], other[0])
    assert all(torch.isfinite(part).all() for part in first)


def test_what_a_process_of_its_own_would_draw_is_the_same(recipe) -> None:
    elsewhere = pickle.loads(pickle.dumps(recipe.drawing()))
    here, there = recipe.drawing()(3), elsewhere(3)
    assert all(np.array_equal(a, b) for a, b in zip(here, there, strict=True))
    assert all(torch.equal(a, b) for a, b in zip(recipe.make_batch(3), recipe.finish(3, there), strict=True))


def test_the_loss_teaches_what_the_recipe_says_it_teaches(recipe) -> None:
    net = recipe.build()
    names = {name for name, _ in recipe.parameters(net)}
    recipe.loss(net, recipe.make_batch(0), 0).backward()
    taught = {name for name, p in net.named_parameters() if p.grad is not None and p.grad.abs().sum() > 0}
    # Behind the last layer, which begins at zero, nothing learns in the first step.
    assert names & taught


@pytest.mark.skipif(not HAS_BASICSR, reason="basicsr is not installed")
def test_basicsr_knows_our_networks() -> None:
    register()
    register()
    assert "Clean" in basicsr("utils.registry").ARCH_REGISTRY
