"""Every step can be told which network to use: tiny random weights of the real architectures, through the engine."""

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from restorer.engine import TorchEngine
from restorer.engine.nets.published import DDColor, RestoreFormer, ScratchUNet, Siggraph17
from restorer.errors import ModelError
from restorer.models.catalogue import ModelCatalogue
from restorer.models.imported import UNKNOWN_LICENCE, add_imported
from restorer.models.info import ModelFile, ModelInfo, Task, Tiling
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import STEPS, find
from restorer.steps.upscale.passes import plan_passes, reduce_into
from tests.steps.fakes import gray, photo_of, picture, scratched


@pytest.fixture
def catalogue(tmp_path) -> ModelCatalogue:
    return ModelCatalogue(tmp_path / "models")


@pytest.fixture
def work(catalogue) -> Work:
    return Work(TorchEngine("cpu", catalogue), catalogue, np.empty, Progress())


def compact(scale: int) -> dict:
    """Random weights of a Compact network."""
    torch.manual_seed(0)
    layers: list[nn.Module] = [nn.Conv2d(3, 8, 3, padding=1), nn.PReLU(8), nn.Conv2d(8, 3 * scale**2, 3, padding=1)]
    return {f"body.{name}": value for name, value in nn.Sequential(*layers).state_dict().items()}


def random_of(net: nn.Module) -> dict:
    return net.state_dict()


def put(catalogue, tmp_path, model_id: str, state: dict, **facts) -> ModelInfo:
    """Bring a network into the catalogue, as an import does."""
    torch.manual_seed(0)
    path = tmp_path / f"{model_id}.safetensors"
    save_file({name: value.contiguous() for name, value in state.items()}, path)
    known = {
        "id": model_id, "good_for": "Tests.", "net": "", "scales": (1,), "tiling": Tiling.SUPPORTED, "halo_px": 8,
        "multiple": 1, "precisions": ("float32",), "file": ModelFile("", "", 0), "licence": UNKNOWN_LICENCE,
        "source": "tests",
    }  # fmt: skip
    return add_imported(ModelInfo(**{**known, **facts}), path, catalogue.folder)


def apply(step_id, photo, work, **settings):
    step = find(step_id)
    complete = complete_settings(step, settings)
    return step.apply(photo, complete, work), step.models(complete, work.catalogue)


@pytest.mark.parametrize(("scale", "wanted"), [(4, 4), (4, 2), (2, 2), (2, 4)])
def test_enlarging_with_any_network_gives_the_size_that_was_asked_for(catalogue, work, tmp_path, scale, wanted):
    info = put(catalogue, tmp_path, "theirs", compact(scale), task=Task.UPSCALE, scales=(scale,))
    photo = photo_of(picture(longest_px=48))
    outcome, models = apply("upscale", photo, work, scale=wanted, model="theirs")
    assert models == (info,)
    assert outcome.photo.pixels.shape == (48 * wanted, 48 * wanted, 3)
    assert outcome.note == f"Enlarged {wanted} times with theirs."
    assert (outcome.invented == 255).all(), "it has no dial for texture, and may invent what it likes"
    assert find("upscale").invents({"model": "theirs", "texture": 0.0, "scale": 2, "strength": 1.0}, catalogue)


def test_cleaning_with_another_network(catalogue, work, tmp_path):
    put(catalogue, tmp_path, "theirs", compact(1), task=Task.CLEAN)
    photo = photo_of(picture(longest_px=48))
    outcome, _ = apply("clean", photo, work, model="theirs")
    assert "theirs" in outcome.note
    assert (outcome.photo.pixels != photo.pixels).any()


@pytest.mark.parametrize("net", ["ddcolor", "siggraph17"])
def test_coloring_with_another_network(catalogue, work, tmp_path, net, monkeypatch):
    monkeypatch.setattr("restorer.engine.nets.published.ddcolor.SIDE_PX", 64)
    torch.manual_seed(0)
    made = {
        "ddcolor": lambda: DDColor(depths=(1, 1, 1, 1), widths=(8, 16, 24, 32), queries=5, layers=3),
        "siggraph17": lambda: Siggraph17(width=8),
    }[net]()
    nn.init.normal_(next(parameter for name, parameter in made.named_parameters() if "refine" in name or "out" in name))
    info = put(
        catalogue, tmp_path, "theirs", random_of(made), net=net, task=Task.COLORIZE, tiling=Tiling.INTERNAL,
        sides_px=(64,),
    )  # fmt: skip
    assert catalogue.get("theirs") == info
    photo = photo_of(gray(picture(longest_px=96)))
    outcome, models = apply("colorize", photo, work, model="theirs")
    assert models == (info,)
    assert outcome.photo.pixels.shape == (96, 96, 3)
    assert np.ptp(outcome.photo.pixels.astype(int), axis=2).max() > 0, "it has colours"


def test_repairing_with_another_detector(catalogue, work, tmp_path):
    torch.manual_seed(0)
    net = ScratchUNet(width=4, depth=4)
    info = put(
        catalogue, tmp_path, "theirs", random_of(net), net="scratch-unet", task=Task.DAMAGE, halo_px=192, multiple=16
    )
    photo = photo_of(scratched(picture(longest_px=200))[0])
    outcome, models = apply("repair", photo, work, model="theirs")
    assert models[0] == info
    assert outcome.note


class Halves(nn.Module):
    """Stands for a parser that takes the left half of every face for hair."""

    multiple = 512
    outputs = ("face",)

    def forward(self, x):
        mask = torch.ones_like(x[:, :1])
        mask[..., :256] = 0
        return (mask,)


def test_faces_with_another_network_and_hair_left_alone(catalogue, work, tmp_path):
    torch.manual_seed(0)
    net = RestoreFormer((32,) * 6, entries=8, code=32)
    put(catalogue, tmp_path, "theirs", random_of(net), net="restoreformer", task=Task.FACE, tiling=Tiling.INTERNAL)
    crop = np.random.default_rng(0).uniform(0, 1, (512, 512, 3)).astype(np.float32)
    from restorer.steps.faces.face_crop import FaceCrop
    from restorer.steps.faces.step import nets_of

    nets = nets_of(catalogue, {"model": "theirs"})
    assert nets is not None
    assert nets.face.id == "theirs"
    assert not nets.is_mean
    assert nets_of(catalogue, {}).is_mean
    pixels = np.rint(crop * 255).astype(np.uint8)
    parser = ModelInfo(
        **{**{name: getattr(nets.face, name) for name in nets.face.__dataclass_fields__}, "id": "parser"}
    )
    engine = TorchEngine("cpu", loader=lambda info: Halves() if info.id == "parser" else RestoreFormer.from_state(
        net.state_dict()))  # fmt: skip
    face_crop = FaceCrop(pixels, np.eye(3)[:2], nets._replace(parsing=parser), engine)
    restored = face_crop.restored(0.3, 1.0)
    assert restored.shape == (512, 512, 3)
    bare = face_crop.bare(restored)
    assert bare.shape == (512, 512, 1)
    assert bare[:, :250].max() == 0
    assert bare[:, 300:].min() > 0.99
    assert 0.4 < bare[:, 258].mean() < 1, "the rim is soft, and lies on the face's side"


@pytest.mark.parametrize("step_id", ["upscale", "clean", "colorize", "faces", "repair"])
def test_a_network_that_does_not_fit_is_refused_in_words(catalogue, step_id):
    step = find(step_id)
    settings = complete_settings(step, {"model": "arcface-ir-se50"})
    with pytest.raises(ModelError, match="is for face-embedding, not for"):
        step.models(settings, catalogue)
    with pytest.raises(ModelError, match="no model 'nobody'"):
        step.models({**settings, "model": "nobody"}, catalogue)


def test_every_step_with_a_network_lets_it_be_chosen():
    for step in STEPS:
        choosable = {item.task for item in step.fields if item.task is not None}
        assert set(step.tasks) - {Task.FACE_EMBEDDING} <= choosable, "the guard of faces is measured with its own only"


@pytest.mark.parametrize(
    ("scales", "wanted", "expected"),
    [((2, 4), 2, (2, 1, 1)), ((4,), 2, (4, 1, 2)), ((8, 4), 2, (4, 1, 2)), ((2,), 4, (2, 2, 1)), ((3,), 4, None)],
)
def test_a_scale_is_reached_once_and_too_large_rather_than_twice(scales, wanted, expected):
    assert plan_passes(scales, wanted) == expected


def test_reducing_takes_the_mean_of_each_cell():
    pixels = np.arange(4 * 6, dtype=np.uint16).reshape(4, 6, 1) * 100
    out = np.empty((2, 3, 1), np.uint16)
    reduce_into(pixels, out)
    np.testing.assert_array_equal(out, pixels.reshape(2, 2, 3, 2, 1).mean(axis=(1, 3)).astype(np.uint16))
