"""Published networks that fill what is missing."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling

_SANSTER = "https://github.com/Sanster/models/releases/download"

_MAT_CODE = (
    "https://raw.githubusercontent.com/chaiNNer-org/spandrel/64d3c2b1e9b017568421b4bdebe45aa3e471380b"
    "/libs/spandrel_extra_arches/spandrel_extra_arches/architectures/MAT/__arch"
)
"""MAT's code under its own terms, as chaiNNer's authors keep it, at one commit."""

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="big-lama",
        task=Task.INPAINT,
        good_for="Fills large holes with what goes on around them, patterns too; good at walls, cloth and ground.",
        net="lama", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=8, precisions=("float32",),
        file=ModelFile(
            "big-lama.pt",
            "344c77bbcb158f17dd143070d1e789f38a66c04202311ae3a258ef66667a9ea9",
            205669692,
            (f"{_SANSTER}/add_big_lama/big-lama.pt",),
        ),
        licence=Licence(
            "Apache-2.0", "https://github.com/advimman/lama/blob/main/LICENSE", allows_commercial_use=True
        ),
        source="https://github.com/advimman/lama", author="Suvorov et al. 2022",
        cost=ComputeCost(macs_per_px=838864, memory_bytes_per_px=670, core_seconds=31.0),
    ),
    ModelInfo(
        id="mat-places512",
        task=Task.INPAINT,
        good_for="Invents what may have been in very large holes; at 512 pixels a side.",
        net="mat", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1, precisions=("float32",),
        file=ModelFile(
            "Places_512_FullData_G.pth",
            "",
            413_000_000,
            (f"{_SANSTER}/add_mat/Places_512_FullData_G.pth",),
            is_size_exact=False,
        ),
        licence=Licence(
            "CC-BY-NC-4.0",
            "https://github.com/fenglinglwb/MAT/blob/main/LICENSE",
            allows_commercial_use=False,
            must_be_accepted=True,
            note="The network's code is fetched with its weights; its terms are the same.",
        ),
        source="https://github.com/fenglinglwb/MAT", author="Li et al. 2022",
        sides_px=(512,),
        cost=ComputeCost(macs_per_px=1096241, memory_bytes_per_px=4038, core_seconds=56.6),
        code=(
            ModelFile(
                "utils.py",
                "c4b31ca889988b10940782cf8d909ce8366645f91ac6683c7d70f24f9bd41b55",
                25622,
                (f"{_MAT_CODE}/utils.py",),
            ),
            ModelFile(
                "MAT.py",
                "68ddc2cc451996ddef49b8c127e250cce5a5f09816a83adabf7d61562ac0936c",
                52087,
                (f"{_MAT_CODE}/MAT.py",),
            ),
        ),
    ),
)  # fmt: skip
