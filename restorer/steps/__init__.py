"""What can be done to a photo: one folder for each step.

`STEPS` holds all of them in the order in which they run; a new step is a new folder and a new line here. Nothing heavy
is imported until a step is applied. Faces come last, at the size of the result: what is laid into the photo before it
is enlarged would be shrunk first and then be made up once more by another network.
"""

from restorer.errors import InputError
from restorer.message import Message
from restorer.pipeline.step import MaskInfo, Step
from restorer.steps.clean.step import Clean
from restorer.steps.colorize.step import Colorize
from restorer.steps.faces.step import Faces
from restorer.steps.repair.step import Repair
from restorer.steps.stains.step import Stains
from restorer.steps.straighten.step import Straighten
from restorer.steps.tone.step import Tone
from restorer.steps.upscale.step import Upscale

STEPS: tuple[Step, ...] = (Straighten(), Repair(), Stains(), Clean(), Tone(), Colorize(), Upscale(), Faces())


def mask_info(step_id: str, name: str) -> MaskInfo | None:
    """What a step says of a mask that it leaves; None where it says nothing, or there is no such step."""
    masks = (mask for step in STEPS if step.id == step_id for mask in step.masks)
    return next((mask for mask in masks if mask.name == name), None)


def find(step_id: str) -> Step:
    """The step of this id.

    Raises:
        InputError: there is none; the hint lists those that there are.
    """
    for step in STEPS:
        if step.id == step_id:
            return step
    names = ", ".join(step.id for step in STEPS)
    raise InputError(
        Message("There is no step called {step_id!r}.", step_id=step_id),
        Message("The steps are: {names}.", names=names),
    )
