"""Networks that others published and that need more than spandrel's one call.

Those that spandrel does not bring are written here after their papers and the authors' code. Modules bear the names
that the published weights use, so that those load strictly. Each takes and gives what the engine and the steps expect
of its task; what the authors do to a picture before and after is done inside.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from torch import Tensor, nn

from restorer.engine.nets.published.codeformer import CodeFormer
from restorer.engine.nets.published.ddcolor import DDColor
from restorer.engine.nets.published.facexlib import ArcFace, FaceParser, RetinaFaceR50
from restorer.engine.nets.published.gfpgan import Gfpgan
from restorer.engine.nets.published.lama import Lama
from restorer.engine.nets.published.mat import Mat
from restorer.engine.nets.published.restoreformer import RestoreFormer
from restorer.engine.nets.published.scratch_unet import ScratchUNet
from restorer.engine.nets.published.siggraph17 import Siggraph17
from restorer.models.info import Task


class PublishedNet(NamedTuple):
    """How a network is made, and known by its weights.

    Attributes:
        task: What it is for.
        make: Makes it of its weights, strictly; `KeyError` or `RuntimeError` where they are another network's.
        mark: The end of a name that only its weights have.
    """

    task: Task
    make: Callable[[Mapping[str, Tensor]], nn.Module]
    mark: str


PUBLISHED_NETS: dict[str, PublishedNet] = {
    "ddcolor": PublishedNet(Task.COLORIZE, DDColor.from_state, "decoder.color_decoder.query_feat.weight"),
    "siggraph17": PublishedNet(Task.COLORIZE, Siggraph17.from_state, "model3short8.0.weight"),
    "scratch-unet": PublishedNet(Task.DAMAGE, ScratchUNet.from_state, "down_sample.0.4.filt"),
    "lama": PublishedNet(Task.INPAINT, Lama.from_state, "model.1.bn_l.running_mean"),
    "mat": PublishedNet(Task.INPAINT, Mat.from_state, "synthesis.first_stage.conv_first.conv.resample_filter"),
    "gfpgan": PublishedNet(Task.FACE, Gfpgan.from_state, "stylegan_decoder.style_mlp.1.weight"),
    "codeformer": PublishedNet(Task.FACE, CodeFormer.from_state, "fuse_convs_dict.32.scale.0.weight"),
    "restoreformer": PublishedNet(Task.FACE, RestoreFormer.from_state, "decoder.up.5.attn.0.norm2.weight"),
    "retinaface-r50": PublishedNet(Task.FACE_DETECTOR, RetinaFaceR50.from_state, "body.layer4.2.conv3.weight"),
    "parsenet": PublishedNet(Task.FACE_PARSING, FaceParser.parsenet, "out_mask_conv.conv2d.weight"),
    "bisenet": PublishedNet(Task.FACE_PARSING, FaceParser.bisenet, "cp.arm16.conv_atten.weight"),
    "arcface": PublishedNet(Task.FACE_EMBEDDING, ArcFace.from_state, "body.23.res_layer.5.fc2.weight"),
}
"""The networks, by the names that the catalogue's entries use."""


def recognized(state: Mapping[str, Tensor]) -> str | None:
    """The name of the network whose weights these are; None where they are none of these."""
    return next((name for name, net in PUBLISHED_NETS.items() if any(key.endswith(net.mark) for key in state)), None)


__all__ = [
    "PUBLISHED_NETS", "ArcFace", "CodeFormer", "DDColor", "FaceParser", "Gfpgan", "Lama", "Mat", "PublishedNet",
    "RestoreFormer", "RetinaFaceR50", "ScratchUNet", "Siggraph17", "recognized",
]  # fmt: skip
