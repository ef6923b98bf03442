"""One file a network; the list of them."""

from training.recipe import Recipe
from training.recipes.clean import CleanNoiseRecipe, CleanRecipe
from training.recipes.colorize import ColorizeRecipe
from training.recipes.damage import DamageRecipe, InpaintRecipe
from training.recipes.face import FaceRecipe, FaceTextureRecipe
from training.recipes.upscale import TextureRecipe, UpscaleRecipe

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
