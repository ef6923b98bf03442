"""Published networks that restore one aligned face of 512 x 512 pixels (facexlib's template)."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling

_GFPGAN = "https://github.com/TencentARC/GFPGAN"
_GFPGAN_LICENCE = Licence(
    "Apache-2.0",
    "https://github.com/TencentARC/GFPGAN/blob/master/LICENSE",
    allows_commercial_use=True,
    note="Its licence names parts under non-commercial terms (StyleGAN2, DFDNet), and it was trained on FFHQ, which is "
    "non-commercial, too: read it before commercial use.",
    is_in_doubt=True,
)
_RESTOREFORMER = "https://github.com/wzhouxiff/RestoreFormerPlusPlus"
_RESTOREFORMER_LICENCE = Licence(
    "Apache-2.0",
    "https://github.com/wzhouxiff/RestoreFormerPlusPlus/blob/master/LICENSE",
    allows_commercial_use=True,
    note="It was trained on FFHQ, whose terms are non-commercial: read them before commercial use.",
    is_in_doubt=True,
)

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="gfpgan-1.4",
        task=Task.FACE,
        good_for="Restores faces with much detail of its own, even very worn ones; keeps who it is fairly well.",
        net="gfpgan", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "GFPGANv1.4.pth",
            "e2cd4703ab14f4d01fd1383a8a8b266f9a5833dacee8e6a79d3bf21a1b6be5ad",
            348632874,
            (
                f"{_GFPGAN}/releases/download/v1.3.0/GFPGANv1.4.pth",
                f"{_GFPGAN}/releases/download/v1.3.4/GFPGANv1.4.pth",
            ),
        ),
        licence=_GFPGAN_LICENCE, source=_GFPGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=754433, memory_bytes_per_px=2150, core_seconds=20.8),
    ),
    ModelInfo(
        id="gfpgan-1.3",
        task=Task.FACE,
        good_for="As 1.4, softer and more natural skin; changes who it is a little more, as its authors say.",
        net="gfpgan", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "GFPGANv1.3.pth",
            "c953a88f2727c85c3d9ae72e2bd4846bbaf59fe6972ad94130e23e7017524a70",
            348632874,
            (f"{_GFPGAN}/releases/download/v1.3.0/GFPGANv1.3.pth",),
        ),
        licence=_GFPGAN_LICENCE, source=_GFPGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=754433, memory_bytes_per_px=2150, core_seconds=20.8),
    ),
    ModelInfo(
        id="restoreformer",
        task=Task.FACE,
        good_for="Restores faces by what it remembers of eyes, noses and mouths; keeps the shape of a face well.",
        net="restoreformer", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "RestoreFormer.pth",
            "",
            290_000_000,
            (f"{_GFPGAN}/releases/download/v1.3.4/RestoreFormer.pth",),
            is_size_exact=False,
        ),
        licence=_RESTOREFORMER_LICENCE, source="https://github.com/wzhouxiff/RestoreFormer", author="Wang et al. 2022",
        cost=ComputeCost(macs_per_px=1302080, memory_bytes_per_px=1978, core_seconds=33.7),
    ),
    ModelInfo(
        id="restoreformer-plus-plus",
        task=Task.FACE,
        good_for="RestoreFormer that looks at two sizes of a face: truer to the photo, crisper around the eyes.",
        net="restoreformer", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "RestoreFormer++.ckpt",
            "613fe52805f86bf8c2bffff08ae9f7a0b99f408be1bf221767af6183038be3a2",
            294_000_000,
            (f"{_RESTOREFORMER}/releases/download/v1.0.0/RestoreFormer++.ckpt",),
            is_size_exact=False,
        ),
        licence=_RESTOREFORMER_LICENCE, source=_RESTOREFORMER, author="Wang et al. 2023",
        cost=ComputeCost(macs_per_px=1311296, memory_bytes_per_px=1978, core_seconds=35.0),
    ),
    ModelInfo(
        id="codeformer",
        task=Task.FACE,
        good_for="Restores even faces of which little is left, and lets likeness be set; for private use only.",
        net="codeformer", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "codeformer.pth",
            "1009e537e0c2a07d4cabce6355f53cb66767cd4b4297ec7a4a64ca4b8a5684b7",
            376637898,
            ("https://github.com/sczhou/CodeFormer/releases/download/v0.1.0/codeformer.pth",),
        ),
        licence=Licence(
            "LicenseRef-S-Lab-1.0",
            "https://github.com/sczhou/CodeFormer/blob/master/LICENSE",
            allows_commercial_use=False,
            must_be_accepted=True,
        ),
        source="https://github.com/sczhou/CodeFormer", author="Zhou et al. 2022",
        cost=ComputeCost(macs_per_px=1541952, memory_bytes_per_px=1975, core_seconds=39.9),
    ),
)  # fmt: skip
