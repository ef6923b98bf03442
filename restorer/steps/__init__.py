"""What can be done to a photo: one file for each step.

`STEPS` holds all of them in the order in which they run; a new step is a new file and a new line here. Nothing heavy
is imported until a step is applied. Faces come last, at the size of the result: what is laid into the photo before it
is enlarged would be shrunk first and then be made up once more by another network.
"""

from restorer.errors import InputError
from restorer.pipeline.step import Step
from restorer.steps.clean import Clean
from restorer.steps.colorize import Colorize
from restorer.steps.faces import Faces
from restorer.steps.repair import Repair
from restorer.steps.stains import Stains
from restorer.steps.straighten import Straighten
from restorer.steps.tone import Tone
from restorer.steps.upscale import Upscale

STEPS: tuple[Step, ...] = (Straighten(), Repair(), Stains(), Clean(), Tone(), Colorize(), Upscale(), Faces())


def find(step_id: str) -> Step:
    """The step of this id.

    Raises:
        InputError: there is none; the hint lists those that there are.
    """
    for step in STEPS:
        if step.id == step_id:
            return step
    names = ", ".join(step.id for step in STEPS)
    raise InputError(f"There is no step called {step_id!r}.", f"The steps are: {names}.")
