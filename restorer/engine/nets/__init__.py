"""Our own networks. Each takes N x 3 x H x W float32 in [0, 1] and knows its own halo and size rule."""

from torch import nn

from restorer.engine.nets.clean import Clean
from restorer.engine.nets.colorize import Colorize
from restorer.engine.nets.damage import Damage
from restorer.engine.nets.damage_context import DamageContext
from restorer.engine.nets.face import Face
from restorer.engine.nets.face_detector import FaceDetector
from restorer.engine.nets.face_embedding import FaceEmbedding
from restorer.engine.nets.inpaint import Inpaint
from restorer.engine.nets.upscale import Upscale

NETS: dict[str, type[nn.Module]] = {
    "clean": Clean,
    "colorize": Colorize,
    "damage": Damage,
    "damage_context": DamageContext,
    "face": Face,
    "face_detector": FaceDetector,
    "face_embedding": FaceEmbedding,
    "inpaint": Inpaint,
    "upscale": Upscale,
}
"""Every network by the name that its weight file carries."""

__all__ = [
    "NETS",
    "Clean",
    "Colorize",
    "Damage",
    "DamageContext",
    "Face",
    "FaceDetector",
    "FaceEmbedding",
    "Inpaint",
    "Upscale",
]
