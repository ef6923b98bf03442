"""One file a network; the list of them."""

from training.task import TrainingTask
from training.tasks.clean import CleanTask
from training.tasks.colorize import ColorizeTask
from training.tasks.damage import DamageTask
from training.tasks.damage_context import DamageContextTask
from training.tasks.face import FaceTask, FaceTextureTask
from training.tasks.inpaint import InpaintTask, InpaintTextureTask
from training.tasks.saved import SavedTask
from training.tasks.upscale import OpinionTask, TextureTask, UpscaleTask

TASKS: dict[str, type[TrainingTask]] = {
    "clean": CleanTask,
    "clean-saved": SavedTask,
    "colorize": ColorizeTask,
    "damage": DamageTask,
    "damage-context": DamageContextTask,
    "face": FaceTask,
    "face-texture": FaceTextureTask,
    "inpaint": InpaintTask,
    "inpaint-texture": InpaintTextureTask,
    "upscale": UpscaleTask,
    "upscale-opinion": OpinionTask,
    "upscale-texture": TextureTask,
}
"""Every recipe by the name given on the command line."""
