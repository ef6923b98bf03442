"""Makes a catalogue entry of a weight file and its card that come with the application."""

from __future__ import annotations

from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.cards import allows_commerce, read_card
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.store.resources import resource

SOURCE = "restorer"


def embedded(model_id: str, task: Task, good_for: str, tiling: Tiling = Tiling.SUPPORTED) -> ModelInfo | None:
    """The model of this id in `resources/models`, or None where this build comes without it.

    Args:
        model_id: The name of the card and of the weight file, without their endings.
        task: What it is for.
        good_for: One sentence for a person.
        tiling: Whether a picture may be given to it piece by piece.

    Raises:
        ModelError: there is a weight file, and its card is missing or not usable.
    """
    weights = resource(f"models/{model_id}.safetensors")
    path = weights.with_suffix(".md")
    if not weights.is_file():
        return None
    if not path.is_file():
        raise ModelError(
            Message("The model {model_id} has no card: {name} is missing.", model_id=model_id, name=path.name),
            "Install Restorer again.",
        )
    card = read_card(path)
    return ModelInfo(
        id=card.id,
        task=task,
        good_for=good_for,
        net=card.net,
        scales=card.scales,
        tiling=tiling,
        halo_px=card.halo_px,
        multiple=card.multiple,
        precisions=card.precisions,
        file=ModelFile(weights.name, card.sha256, card.size_bytes),
        licence=Licence(card.licence, f"https://spdx.org/licenses/{card.licence}.html", allows_commerce(card.licence)),
        source=card.source or SOURCE,
        card=path,
    )
