"""Published networks that find damage."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="bopbtl-scratches",
        task=Task.DAMAGE,
        good_for="Finds scratches and cracks; trained on old photos marked by hand. Finds no dust.",
        net="scratch-unet", scales=(1,), tiling=Tiling.SUPPORTED, halo_px=192, multiple=16,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "FT_Epoch_latest.pt",
            "",
            1_900_000_000,
            ("https://github.com/microsoft/Bringing-Old-Photos-Back-to-Life/releases/download/v1.0/global_checkpoints.zip",),
            is_size_exact=False,
            member="checkpoints/detection/FT_Epoch_latest.pt",
        ),
        licence=Licence(
            "MIT",
            "https://github.com/microsoft/Bringing-Old-Photos-Back-to-Life/blob/master/LICENSE",
            allows_commercial_use=True,
        ),
        source="https://github.com/microsoft/Bringing-Old-Photos-Back-to-Life", author="Wan et al. 2020",
        cost=ComputeCost(macs_per_px=1109902, memory_bytes_per_px=1668, core_seconds=28.1),
    ),
)  # fmt: skip
