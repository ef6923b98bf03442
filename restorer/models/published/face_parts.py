"""Published networks that find, part and tell faces, as facexlib has them."""

from __future__ import annotations

from restorer.models.info import ComputeCost, ModelFile, ModelInfo, Task, Tiling
from restorer.models.published.licences import FACEXLIB, PARSENET

_FACEXLIB = "https://github.com/xinntao/facexlib"

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="retinaface-r50",
        task=Task.FACE_DETECTOR,
        good_for="Finds faces with a large network: more of the small and the turned ones, and slower.",
        net="retinaface-r50", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=32,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "detection_Resnet50_Final.pth",
            "6d1de9c2944f2ccddca5f5e010ea5ae64a39845a86311af6fdf30841b0a5a16d",
            109497761,
            (f"{_FACEXLIB}/releases/download/v0.1.0/detection_Resnet50_Final.pth",),
        ),
        licence=FACEXLIB, source=_FACEXLIB, author="Deng et al. 2020", extra="faces",
        cost=ComputeCost(macs_per_px=108068, memory_bytes_per_px=208, core_seconds=4.94),
    ),
    ModelInfo(
        id="parsenet",
        task=Task.FACE_PARSING,
        good_for="Parts a face from hair, glasses, hats and hands, so that only the face is restored.",
        net="parsenet", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "parsing_parsenet.pth",
            "3d558d8d0e42c20224f13cf5a29c79eba2d59913419f945545d8cf7b72920de2",
            85331193,
            (f"{_FACEXLIB}/releases/download/v0.2.2/parsing_parsenet.pth",),
        ),
        licence=PARSENET, source=_FACEXLIB, author="Chen et al. 2021",
        cost=ComputeCost(macs_per_px=892800, memory_bytes_per_px=1676, core_seconds=22.8),
    ),
    ModelInfo(
        id="bisenet",
        task=Task.FACE_PARSING,
        good_for="Parts a face from hair, glasses, hats and hands; smaller than parsenet, its edges are coarser.",
        net="bisenet", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=512,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "parsing_bisenet.pth",
            "",
            53_289_463,
            (f"{_FACEXLIB}/releases/download/v0.2.0/parsing_bisenet.pth",),
            is_size_exact=False,
        ),
        licence=FACEXLIB, source=_FACEXLIB, author="Yu et al. 2018", extra="faces",
        cost=ComputeCost(macs_per_px=52532, memory_bytes_per_px=283, core_seconds=1.2),
    ),
    ModelInfo(
        id="arcface-ir-se50",
        task=Task.FACE_EMBEDDING,
        good_for="Tells whose face it is; a second guard, beside Restorer's own, that nobody becomes somebody else.",
        net="arcface", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1, precisions=("float32",),
        file=ModelFile(
            "recognition_arcface_ir_se50.pth",
            "a035c768259b98ab1ce0e646312f48b9e1e218197a0f80ac6765e88f8b6ddf28",
            175_000_000,
            (f"{_FACEXLIB}/releases/download/v0.1.0/recognition_arcface_ir_se50.pth",),
            is_size_exact=False,
        ),
        licence=FACEXLIB, source=_FACEXLIB, author="Deng et al. 2019", sides_px=(112,), extra="faces",
        cost=ComputeCost(macs_per_px=501969, memory_bytes_per_px=4112, core_seconds=15.5),
    ),
)  # fmt: skip
