"""The catalogue's entry of `realesr-general-x4v3`: Real-ESRGAN's compact network (Wang et al. 2021)."""

from __future__ import annotations

from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

INFO = ModelInfo(
    id="realesr-general-x4v3",
    task=Task.UPSCALE,
    good_for="Enlarges four times and cleans strongly on the way; fast.",
    net="",
    scales=(4,),
    tiling=Tiling.SUPPORTED,
    halo_px=34,
    multiple=1,
    precisions=("float32", "bfloat16", "float16"),
    file=ModelFile(
        name="realesr-general-x4v3.pth",
        sha256="8dc7edb9ac80ccdc30c3a5dca6616509367f05fbc184ad95b731f05bece96292",
        size_bytes=4885111,
        urls=("https://github.com/xinntao/Real-ESRGAN/releases/download/v0.2.5.0/realesr-general-x4v3.pth",),
    ),
    licence=Licence(
        "BSD-3-Clause", "https://github.com/xinntao/Real-ESRGAN/blob/master/LICENSE", allows_commercial_use=True
    ),
    source="https://github.com/xinntao/Real-ESRGAN",
)
