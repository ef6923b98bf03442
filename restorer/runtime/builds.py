"""The table of torch's builds: which fits which card and driver. All that `restorer gpu install` knows of them.

Drivers are those that NVIDIA's release notes ask for each CUDA (minor version compatibility), cards those for which
torch's builds hold kernels. What is not known here any more is overruled by `--build`, `--torch` and `--index-url`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from restorer.errors import InputError, ResourceError
from restorer.message import Message
from restorer.runtime.cards import AMD, INTEL, NVIDIA, GraphicsCard

_INDEX = "https://download.pytorch.org/whl"
REQUIREMENTS = ("torch>=2.6", "torchvision>=0.21")


@dataclass(frozen=True, slots=True)
class TorchBuild:
    """One build of torch.

    Attributes:
        id: As torch's index calls it.
        vendor: Whose cards it is for; empty for the processor.
        index_url: Where its wheels are.
        driver: The least version of the driver by system, as numbers; empty where any will do.
        capabilities: NVIDIA's compute capabilities that it has kernels for, from and to; None for others.
        platforms: The systems that it is made for, by `sys.platform`.
        disk_mb: About how much it takes when installed, in MB, with all that it needs.
    """

    id: str
    vendor: str
    index_url: str
    driver: dict[str, tuple[int, ...]]
    capabilities: tuple[float, float] | None
    platforms: tuple[str, ...]
    disk_mb: int


BUILDS: tuple[TorchBuild, ...] = (
    TorchBuild(
        "cu130", NVIDIA, f"{_INDEX}/cu130", {"linux": (580, 65, 6), "win32": (580, 88)}, (7.5, 12.1),
        ("linux", "win32"), 5000,
    ),
    TorchBuild(
        "cu128", NVIDIA, f"{_INDEX}/cu128", {"linux": (570, 26), "win32": (570, 65)}, (7.0, 12.0),
        ("linux", "win32"), 7500,
    ),
    TorchBuild(
        "cu126", NVIDIA, f"{_INDEX}/cu126", {"linux": (525, 60, 13), "win32": (528, 33)}, (5.0, 9.0),
        ("linux", "win32"), 6500,
    ),
    TorchBuild("rocm6.4", AMD, f"{_INDEX}/rocm6.4", {}, None, ("linux",), 16000),
    TorchBuild("xpu", INTEL, f"{_INDEX}/xpu", {}, None, ("linux", "win32"), 7000),
    TorchBuild("cpu", "", f"{_INDEX}/cpu", {}, None, ("linux", "win32", "darwin"), 1150),
)  # fmt: skip
"""For each vendor the newest first. The sizes are estimates but for `cpu`, which was measured."""


def build_of(build_id: str) -> TorchBuild:
    """The build of this name.

    Raises:
        InputError: there is none.
    """
    for build in BUILDS:
        if build.id == build_id:
            return build
    raise InputError(
        Message("There is no build {name!r} of torch in Restorer's table.", name=build_id),
        Message("There are: {names}.", names=", ".join(build.id for build in BUILDS)),
    )


def fitting_builds(cards: Sequence[GraphicsCard], platform: str = sys.platform) -> tuple[TorchBuild, ...]:
    """The builds that fit the first card that any fits, the best first; never the one for the processor."""
    for card in cards:
        found = tuple(build for build in BUILDS if build.vendor and what_is_missing(build, card, platform) is None)
        if found:
            return found
    return ()


def demand_builds(cards: Sequence[GraphicsCard], platform: str = sys.platform) -> tuple[TorchBuild, ...]:
    """As `fitting_builds`, with an error that says what is missing.

    Raises:
        ResourceError: no build fits.
    """
    found = fitting_builds(cards, platform)
    if found:
        return found
    if not cards:
        raise ResourceError(
            "This computer has no graphics card that Restorer knows.", "The processor is used; nothing is to be done."
        )
    raise ResourceError(
        Message("No build of torch fits {card}: {reason}.", card=cards[0].name, reason=reason(cards[0], platform)),
        Message("Update the driver, or name a build yourself: restorer gpu install --build NAME"),
    )


def reason(card: GraphicsCard, platform: str = sys.platform) -> str:
    """What is missing for this card's best build, in words without a full stop."""
    reasons = [what_is_missing(build, card, platform) for build in BUILDS if build.vendor == card.vendor]
    return next((text for text in reversed(reasons) if text), Message("nothing is missing"))


def what_is_missing(build: TorchBuild, card: GraphicsCard, platform: str = sys.platform) -> str | None:
    """Why a build does not run on a card, in words without a full stop; None where it does."""
    if build.vendor != card.vendor:
        return Message("the build {build} is for {vendor}", build=build.id, vendor=build.vendor)
    if platform not in build.platforms:
        return Message("{build} is not made for this system", build=build.id)
    if not card.driver:
        return Message("no driver of {vendor} that can compute is installed", vendor=card.vendor)
    least = build.driver.get(platform, ())
    if least and _numbers(card.driver) < least:
        return Message(
            "{build} needs the driver {least}, and this one is {driver}",
            build=build.id, least=".".join(map(str, least)), driver=card.driver,
        )  # fmt: skip
    if build.capabilities is not None and card.capability:
        first, last = build.capabilities
        try:
            is_known = first <= float(card.capability) <= last
        except ValueError:
            is_known = True
        if not is_known:
            return Message("{build} has no kernels for cards like {name}", build=build.id, name=card.name)
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
