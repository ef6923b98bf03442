"""The catalogue's entry of `bsrgan`: BSRGAN (Zhang et al. 2021)."""

from __future__ import annotations

from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

INFO = ModelInfo(
    id="bsrgan",
    task=Task.UPSCALE,
    good_for="Enlarges four times; good at worn and noisy pictures, slow without a graphics card.",
    net="",
    scales=(4,),
    tiling=Tiling.SUPPORTED,
    halo_px=48,
    multiple=1,
    precisions=("float32", "bfloat16", "float16"),
    file=ModelFile(
        name="BSRGAN.pth",
        sha256="5d505a0766160921e0388d76e1ddf08cb114303990f9080432bf2b1c988b1c54",
        size_bytes=67046751,
        urls=("https://github.com/cszn/KAIR/releases/download/v1.0/BSRGAN.pth",),
    ),
    licence=Licence("Apache-2.0", "https://github.com/cszn/KAIR/blob/master/LICENSE", allows_commercial_use=True),
    source="https://github.com/cszn/BSRGAN",
)
