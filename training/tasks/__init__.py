"""One file a network; the list of them."""

from training.task import Recipe
from training.tasks.clean import CleanNoiseRecipe, CleanRecipe
from training.tasks.colorize import ColorizeRecipe
from training.tasks.damage import DamageRecipe, InpaintRecipe
from training.tasks.face import FaceRecipe, FaceTextureRecipe
from training.tasks.upscale import TextureRecipe, UpscaleRecipe

RECIPES: dict[str, type[Recipe]] = {
    "clean": CleanRecipe,
    "clean-noise": CleanNoiseRecipe,
    "colorize": ColorizeRecipe,
    "damage": DamageRecipe,
    "face": FaceRecipe,
    "face-texture": FaceTextureRecipe,
    "inpaint": InpaintRecipe,
    "upscale": UpscaleRecipe,
    "upscale-texture": TextureRecipe,
}
"""Every recipe by the name given on the command line."""
