"""`clean-saved`: it draws JPEGs as libjpeg makes them, and its chain begins with what the one for every kind sees."""

import cv2
import numpy as np
import pytest
import torch
from torch import nn

from restorer.analysis.noise.wear_numbers import jpeg_sigma
from restorer.engine.nets import Clean
from restorer.engine.nets.weights import save_net
from training.loop import Budget, TrainingRun
from training.photos import PhotoBank
from training.tasks.clean import begin_as_body
from training.tasks.saved import SavedCrops, SavedTask

CPU = torch.device("cpu")


class SmallSaved(SavedTask):
    packs = sharp = ("scenes",)
    batch_size = 1
    patch_px = 32

    def build(self) -> nn.Module:
        torch.manual_seed(3)
        net = Clean(8, 4, 6, saved_depth=7)
        for name, parameter in net.named_parameters():
            parameter.requires_grad_(name.startswith("saved"))
        return net

    def validate(self, net: nn.Module) -> dict[str, float]:
        return {}


def trained() -> Clean:
    torch.manual_seed(0)
    net = Clean(8, 4, 6)
    for part in (net.film.weight, net.film.bias):
        nn.init.normal_(part, std=0.2)
    return net.eval()


@pytest.fixture
def photos(cache) -> PhotoBank:
    return PhotoBank(cache, ("scenes",), validation=False)


def test_crops_of_one_quality_are_what_libjpeg_makes_of_them(photos: PhotoBank) -> None:
    worn, truth, told = SavedCrops(photos, 4, 64, (5,), quality=20)(0)
    assert (told[:, 0] == 20).all()
    assert np.allclose(told[:, 1] / 10, jpeg_sigma(20), atol=0.06)
    for one, was in zip(worn, truth, strict=True):
        assert (one == one[:, :, :1]).all()
        # Saved as it was, it comes back the same where its blocks lie on the grid; it is cut at any even pixel.
        again = [
            cv2.imdecode(cv2.imencode(".jpg", was[y:, x:, 0], [cv2.IMWRITE_JPEG_QUALITY, 20])[1], cv2.IMREAD_GRAYSCALE)
            for y in range(0, 8, 2)
            for x in range(0, 8, 2)
        ]
        apart = [
            np.abs(part[:32, :32].astype(int) - one[y : y + 32, x : x + 32, 0]).max()
            for part, (y, x) in zip(again, [(y, x) for y in range(0, 8, 2) for x in range(0, 8, 2)], strict=True)
        ]
        assert min(apart) <= 1


def test_every_way_of_saving_tells_no_less_than_its_quality(photos: PhotoBank) -> None:
    worn, truth, told = SavedCrops(photos, 32, 48, (6,))(1)
    assert worn.shape == truth.shape == (32, 48, 48, 3)
    qualities, noises = told[:, 0].astype(float), told[:, 1] / 10
    assert len(set(qualities)) > 16
    assert qualities.min() >= 5
    assert qualities.max() <= 95
    assert (noises >= [min(25.5, jpeg_sigma(quality)) - 0.06 for quality in qualities]).all()
    is_gray = (truth == truth[:, :, :, :1]).all((1, 2, 3))
    assert 4 < is_gray.sum() < 28


def test_the_chain_for_jpegs_begins_with_the_eyes_of_the_one_for_every_kind_and_changes_nothing() -> None:
    known, net = trained(), Clean(8, 4, 6, saved_depth=7).eval()
    net.load_state_dict({**net.state_dict(), **known.state_dict()})
    begin_as_body(net)
    photo = torch.rand(1, 3, 32, 24, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        assert torch.equal(net(photo, sigma=0.1, quality=30.0), photo)
        # With the last layer of the other it says what the other says: the picture, where its own would say a change.
        net.saved[-1].load_state_dict(known.body[-1].state_dict())
        change = net(photo, sigma=0.1, quality=30.0) - photo
        assert torch.allclose(change, known(photo, sigma=0.1, quality=30.0), atol=1e-6)


def test_a_run_begins_with_weights_of_before_there_was_a_chain_and_teaches_it_alone(cache, tmp_path) -> None:
    known, file = trained(), tmp_path / "clean.safetensors"
    save_net(known, "clean", file, torch.float32)
    run = TrainingRun(SmallSaved(cache, CPU, 1), tmp_path / "run", Budget(steps=2), start=file)
    begun = {name: value.clone() for name, value in run.net.state_dict().items()}
    assert all(torch.equal(begun[name], value) for name, value in known.state_dict().items())
    assert torch.equal(begun["saved.0.weight"], known.body[0].weight)
    run.train()
    changed = {name for name, value in run.net.state_dict().items() if not torch.equal(begun[name], value)}
    assert changed
    assert all(name.startswith("saved") for name in changed)
    # What it has learnt of JPEGs is kept where a run begins with it.
    save_net(run.net, "clean", file, torch.float32)
    again = TrainingRun(SmallSaved(cache, CPU, 1), tmp_path / "again", Budget(steps=1), start=file)
    assert torch.equal(again.net.state_dict()["saved.0.weight"], run.net.state_dict()["saved.0.weight"])
