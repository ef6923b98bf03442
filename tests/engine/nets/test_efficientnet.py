"""The encoder that was trained elsewhere: published weights fit exactly, folding changes nothing."""

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.efficientnet import GROWTH, STAGES, STEM, EfficientNetLite, stages_of


def published(size: str = "lite0") -> dict[str, Tensor]:
    """A state dict of random weights by the published names."""
    generator = torch.Generator().manual_seed(0)
    state: dict[str, Tensor] = {}

    def conv(name: str, outputs: int, inputs: int, kernel: int) -> None:
        state[f"{name}.weight"] = torch.randn(outputs, inputs, kernel, kernel, generator=generator) * 0.1

    def norm(name: str, channels: int) -> None:
        for part in ("weight", "bias", "running_mean", "running_var"):
            state[f"{name}.{part}"] = torch.rand(channels, generator=generator) + 0.5
        state[f"{name}.num_batches_tracked"] = torch.tensor(1)

    conv("_conv_stem", STEM, 3, 3)
    norm("_bn0", STEM)
    width, number = STEM, 0
    for stage in stages_of(size):
        for _ in range(stage.blocks):
            name, inner = f"_blocks.{number}", width * stage.expansion
            if stage.expansion > 1:
                conv(f"{name}._expand_conv", inner, width, 1)
                norm(f"{name}._bn0", inner)
            conv(f"{name}._depthwise_conv", inner, 1, stage.kernel)
            norm(f"{name}._bn1", inner)
            conv(f"{name}._project_conv", stage.channels, inner, 1)
            norm(f"{name}._bn2", stage.channels)
            width, number = stage.channels, number + 1
    conv("_conv_head", 1280, width, 1)
    norm("_bn1", 1280)
    state["_fc.weight"], state["_fc.bias"] = torch.zeros(1000, 1280), torch.zeros(1000)
    return state


def test_every_published_weight_has_its_place() -> None:
    net = EfficientNetLite()
    net.load_published(published())
    assert sum(stage.blocks for stage in STAGES) == 16
    with pytest.raises(KeyError, match=r"_blocks\.3\._bn1"):
        net.load_published({k: v for k, v in published().items() if k != "_blocks.3._bn1.weight"})
    with pytest.raises(KeyError, match=r"_blocks\.16"):
        net.load_published({**published(), "_blocks.16._expand_conv.weight": torch.zeros(1)})


def test_folding_is_the_convolution_and_its_normalization() -> None:
    state = published()
    net = EfficientNetLite()
    net.load_published(state)
    x = torch.randn(1, 3, 32, 32, generator=torch.Generator().manual_seed(1))
    plain = functional.conv2d(functional.pad(x, (0, 1, 0, 1)), state["_conv_stem.weight"], stride=2)
    mean, variance = state["_bn0.running_mean"], state["_bn0.running_var"]
    told = functional.batch_norm(plain, mean, variance, state["_bn0.weight"], state["_bn0.bias"], eps=1e-3)
    assert torch.allclose(net.stem(x), told, atol=1e-4)


def test_a_gray_photo_needs_one_plane() -> None:
    color, gray = EfficientNetLite(3), EfficientNetLite(1)
    color.load_published(published())
    gray.load_published(published())
    x = torch.randn(1, 1, 64, 32, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        seen, same = color(x.expand(-1, 3, -1, -1)), gray(x)
    assert [tuple(part.shape[1:]) for part in same] == [(24, 16, 8), (40, 8, 4), (112, 4, 2), (320, 2, 1)]
    assert all(torch.allclose(a, b, atol=1e-4, rtol=1e-3) for a, b in zip(seen, same, strict=True))


def test_learning_and_looking_are_the_same() -> None:
    net = EfficientNetLite(1)
    x = torch.randn(1, 1, 64, 64, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        assert all(torch.allclose(a, b) for a, b in zip(net.train()(x), net.eval()(x), strict=True))
    assert all(isinstance(part, nn.Conv2d) and part.groups == part.in_channels for part in net.filters())


@pytest.mark.parametrize(
    ("size", "blocks", "seen"),
    [("lite0", 16, (24, 40, 112, 320)), ("lite1", 21, (24, 40, 112, 320)), ("lite2", 21, (24, 48, 120, 352))],
)
def test_larger_ones_are_as_their_authors_published_them(size: str, blocks: int, seen: tuple[int, ...]) -> None:
    net = EfficientNetLite(1, size)
    net.load_published(published(size))
    assert sum(stage.blocks for stage in stages_of(size)) == blocks
    with torch.inference_mode():
        assert tuple(part.shape[1] for part in net(torch.zeros(1, 1, 32, 32))) == seen == tuple(net.seen)


def test_the_smallest_is_the_one_that_the_paper_has() -> None:
    assert stages_of("lite0") == STAGES
    assert set(GROWTH) == {"lite0", "lite1", "lite2"}
