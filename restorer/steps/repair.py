"""Finds thin scratches, hairs and dust, and fills them from what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer.imaging.photo import Photo, Pixels
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import STRENGTH, Catalogue, Field, Outcome, Settings, Work

if TYPE_CHECKING:
    from restorer.steps.damage import Damage

LEAST_WIDTH_PX = 4.0


class Repair:
    """The step `repair`. Where nothing was found, and everywhere beside it, every pixel stays as it was.

    Damage is found by its looks, and believed where the catalogue's network, if there is one, is of the same opinion:
    either alone takes rails, rigging or a cigarette for a scratch now and then. The network is believed by itself in a
    photo that is full of dust (`dust.find_dust`), and above half sensitivity (`believed.add_believed`). Finding
    (`damage.find_damage`) and filling (`filling.fill`) meet in a mask only, so that either may be replaced. Tears and
    stains are not sought: they are too wide to be filled from around.
    """

    id = "repair"
    label = "Repair"
    help = "Finds scratches, hairs and dust, and fills them."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("sensitivity", "Sensitivity", 0.5, "0 takes what is certain to be damage, 1 all that may be.", 0.0, 1.0),
        Field("max_width", "Widest scratch", 0.6, "In percent of the photo's longer side.", 0.1, 2.0, unit="%"),
    )
    version = 5

    def models(self, settings: Settings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's network for damage, where there is one."""
        model = catalogue.for_task(Task.DAMAGE)
        return () if model is None or settings["strength"] == 0 else (model,)

    def apply(self, photo: Photo, settings: Settings, work: Work) -> Outcome:
        """Find and fill."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        from restorer.steps.damage import find_damage
        from restorer.steps.filling import fill

        model, opinion = work.catalogue.for_task(Task.DAMAGE), None
        if model is not None:
            out = work.allocate((*photo.pixels.shape[:2], 1), photo.pixels.dtype)
            opinion = work.engine.run(model, photo.pixels, out=out, progress=work.progress.part(0.0, 0.4))
        damage = find_damage(
            photo.pixels,
            sensitivity=float(settings["sensitivity"]),
            widest_px=max(LEAST_WIDTH_PX, float(settings["max_width"]) / 100 * max(photo.extent)),
            allocate=work.allocate,
            progress=work.progress.part(0.4, 0.7),
            opinion=opinion,
        )
        if opinion is not None:
            damage = _with_opinion(damage, photo, opinion, settings)
        if damage.scratches + damage.specks == 0:
            return Outcome(photo, "No scratches or dust found: nothing done.")
        pixels = fill(
            photo.pixels,
            damage.mask,
            strength,
            seed=work.seed,
            allocate=work.allocate,
            progress=work.progress.part(0.7, 1.0),
        )
        return Outcome(photo.with_pixels(pixels), _note(damage), damage.mask, {"damage": damage.mask})


def _with_opinion(damage: Damage, photo: Photo, opinion: Pixels, settings: Settings) -> Damage:
    """The damage with what the network finds by itself: in a photo full of dust, and where somebody asks for more."""
    from restorer.steps.believed import add_believed
    from restorer.steps.damage import with_marks
    from restorer.steps.dust import find_dust

    sensitivity = float(settings["sensitivity"])
    # Where paper has cracked, the emulsion is gone on both sides.
    widest_share = 3 * float(settings["max_width"]) / 100
    dust = find_dust(photo.pixels, opinion, sensitivity=sensitivity, widest_share=widest_share, out=damage.mask)
    believed = add_believed(opinion, sensitivity=sensitivity, out=damage.mask)
    for found in (dust, believed):
        if found is not None:
            damage = with_marks(damage, specks=found.specks, lines=found.lines)
    return damage


def _note(damage: Damage) -> str:
    lines = "1 scratch" if damage.scratches == 1 else f"{damage.scratches} scratches"
    specks = "1 speck" if damage.specks == 1 else f"{damage.specks} specks"
    return f"Filled {lines} and {specks}, {damage.fraction:.2%} of the photo."
