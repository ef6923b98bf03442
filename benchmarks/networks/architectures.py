"""The published networks at full size, with random weights: what one costs does not depend on what it has learned."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from restorer.engine.nets.published import CodeFormer, DDColor, RestoreFormer, ScratchUNet, Siggraph17
from restorer.engine.nets.published.parsenet import ParseNet
from restorer.engine.torchvision import make_importable
from restorer.models.info import ModelInfo, Task
from restorer.models.speed import own_side_px

Make = Callable[[], nn.Module]


def _of(name: str, *args: Any, **options: Any) -> Make:
    """Makes `package:Class`; `ImportError` where its package is not installed."""

    def make() -> nn.Module:
        make_importable()
        module, _, item = name.partition(":")
        net: nn.Module = getattr(importlib.import_module(module), item)(*args, **options)
        return net

    return make


_ARCH = "spandrel.architectures."
_COMPACT = _of(f"{_ARCH}Compact:Compact", num_in_ch=3, num_out_ch=3, num_feat=64, num_conv=32, upscale=4)
_RRDB_X4 = _of(f"{_ARCH}ESRGAN:ESRGAN", in_nc=3, out_nc=3, num_filters=64, num_blocks=23, scale=4)
_SCUNET = _of(f"{_ARCH}SCUNet:SCUNet", in_nc=3, config=[4] * 7, dim=64)
_GFPGAN = _of(
    f"{_ARCH}GFPGAN:GFPGAN", out_size=512, num_style_feat=512, channel_multiplier=2, decoder_load_path=None,
    fix_decoder=False, num_mlp=8, input_is_latent=True, different_w=True, narrow=1, sft_half=True,
)  # fmt: skip
_NAFNET = f"{_ARCH}NAFNet:NAFNet"

ARCHITECTURES: dict[str, Make] = {
    "realesr-general-x4v3": _COMPACT,
    "realesr-general-wdn-x4v3": _COMPACT,
    "realesrgan-x4plus": _RRDB_X4,
    "realesrgan-x2plus": _of(
        f"{_ARCH}ESRGAN:ESRGAN", in_nc=12, out_nc=3, num_filters=64, num_blocks=23, scale=4, shuffle_factor=2
    ),
    "bsrgan": _RRDB_X4,
    "bsrgan-x2": _of(f"{_ARCH}ESRGAN:ESRGAN", in_nc=3, out_nc=3, num_filters=64, num_blocks=23, scale=2),
    "swinir-l-real-x4": _of(
        f"{_ARCH}SwinIR:SwinIR", upscale=4, img_size=64, window_size=8, img_range=1.0, depths=[6] * 9, embed_dim=240,
        num_heads=[8] * 9, mlp_ratio=2, upsampler="nearest+conv", resi_connection="3conv",
    ),
    "4xrealwebphoto-v4-dat2": _of(
        f"{_ARCH}DAT:DAT", img_size=64, in_chans=3, embed_dim=180, split_size=[8, 32], depth=[6] * 6,
        num_heads=[6] * 6, expansion_factor=2, upscale=4, img_range=1.0, resi_connection="1conv",
        upsampler="pixelshuffle",
    ),
    "4xnomoswebphoto-realplksr": _of("spandrel.architectures.PLKSR:RealPLKSR", upscaling_factor=4),
    "4xpurephoto-span": _of(f"{_ARCH}SPAN:SPAN", num_in_ch=3, num_out_ch=3, upscale=4),
    "scunet-real-psnr": _SCUNET,
    "scunet-real-gan": _SCUNET,
    "fbcnn-color": _of(f"{_ARCH}FBCNN:FBCNN", in_nc=3, out_nc=3),
    "drunet-color": _of(f"{_ARCH}DRUNet:DRUNet", in_nc=4, out_nc=3, nc=[64, 128, 256, 512], nb=4),
    "nafnet-sidd-w64": _of(
        _NAFNET, img_channel=3, width=64, middle_blk_num=12, enc_blk_nums=[2, 2, 4, 8], dec_blk_nums=[2, 2, 2, 2]
    ),
    "nafnet-gopro-w64": _of(
        _NAFNET, img_channel=3, width=64, middle_blk_num=1, enc_blk_nums=[1, 1, 1, 28], dec_blk_nums=[1, 1, 1, 1]
    ),
    "bopbtl-scratches": ScratchUNet,
    "big-lama": _of(f"{_ARCH}LaMa:LaMa", in_nc=4, out_nc=3),
    "mat-places512": _of("spandrel_extra_arches.architectures.MAT:MAT"),
    "ddcolor-modelscope": DDColor,
    "ddcolor-artistic": DDColor,
    "ddcolor-tiny": lambda: DDColor(depths=(3, 3, 9, 3), widths=(96, 192, 384, 768)),
    "siggraph17": Siggraph17,
    "gfpgan-1.4": _GFPGAN,
    "gfpgan-1.3": _GFPGAN,
    "restoreformer": lambda: RestoreFormer(asked=1),
    "restoreformer-plus-plus": RestoreFormer,
    "codeformer": CodeFormer,
    "retinaface-r50": _of("facexlib.detection.retinaface:RetinaFace", network_name="resnet50", device="cpu"),
    "parsenet": ParseNet,
    "bisenet": _of("facexlib.parsing.bisenet:BiSeNet", num_class=19),
    "arcface-ir-se50": _of("facexlib.recognition.arcface_arch:Backbone", num_layers=50, drop_ratio=0.6, mode="ir_se"),
}  # fmt: skip
"""How each of the catalogue's published networks is made, by its id."""


class Trial(NamedTuple):
    """One call of a network.

    Attributes:
        inputs: What it is given.
        pixels: How many pixels of the photo, or of the copy that it looks at, that is.
    """

    inputs: tuple[Tensor, ...]
    pixels: int


def trial(info: ModelInfo, side_px: int) -> Trial:
    """What a network is given to see `side_px` x `side_px` pixels, or its own square."""
    side = own_side_px(info) or side_px
    channels = {"siggraph17": (1, 3), "lama": (3, 1), "mat": (3, 1), "scratch-unet": (1,)}.get(info.net, (3,))
    if info.id == "drunet-color":
        channels = (4,)
    inputs = [torch.rand(1, count, side, side) for count in channels]
    if info.task is Task.INPAINT:
        inputs[1] = (inputs[1] > 0.9).float()
    return Trial(tuple(inputs), side * side)


def run(info: ModelInfo, net: Any, inputs: tuple[Tensor, ...]) -> object:
    """What a network makes of its inputs, called as its step does."""
    if info.net in ("siggraph17", "ddcolor"):
        return net.chroma(*inputs)
    if info.net == "scratch-unet":
        return net.logits(*inputs)
    if info.net == "codeformer":
        return net.restored(*inputs, 0.5)
    if info.net == "restoreformer":
        return net.restored(*inputs)
    if info.net == "gfpgan":
        return net(*inputs, return_rgb=False, randomize_noise=False)
    return net(*inputs)
