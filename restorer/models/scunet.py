"""The catalogue's entry of `scunet-real-psnr`: SCUNet (Zhang et al. 2022)."""

from __future__ import annotations

from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

INFO = ModelInfo(
    id="scunet-real-psnr",
    task=Task.CLEAN,
    good_for="Takes noise and grain off without inventing anything; very slow without a graphics card.",
    net="",
    scales=(1,),
    tiling=Tiling.SUPPORTED,
    halo_px=64,
    multiple=64,
    precisions=("float32", "bfloat16", "float16"),
    file=ModelFile(
        name="scunet_color_real_psnr.pth",
        sha256="fa78899ba2caec9d235a900e91d96c689da71c42029230c2028b00f09f809c2e",
        size_bytes=71982841,
        urls=("https://github.com/cszn/KAIR/releases/download/v1.0/scunet_color_real_psnr.pth",),
    ),
    licence=Licence("Apache-2.0", "https://github.com/cszn/KAIR/blob/master/LICENSE", allows_commercial_use=True),
    source="https://github.com/cszn/SCUNet",
)
