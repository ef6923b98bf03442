"""The catalogue's entry of `realesrgan-x2plus`: Real-ESRGAN's large network for x2 (Wang et al. 2021)."""

from __future__ import annotations

from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

INFO = ModelInfo(
    id="realesrgan-x2plus",
    task=Task.UPSCALE,
    good_for="Enlarges two times and invents crisp texture; slow without a graphics card.",
    net="",
    scales=(2,),
    tiling=Tiling.SUPPORTED,
    halo_px=64,
    multiple=2,
    precisions=("float32", "bfloat16", "float16"),
    file=ModelFile(
        name="RealESRGAN_x2plus.pth",
        sha256="49fafd45f8fd7aa8d31ab2a22d14d91b536c34494a5cfe31eb5d89c2fa266abb",
        size_bytes=67061725,
        urls=("https://github.com/xinntao/Real-ESRGAN/releases/download/v0.2.1/RealESRGAN_x2plus.pth",),
    ),
    licence=Licence(
        "BSD-3-Clause", "https://github.com/xinntao/Real-ESRGAN/blob/master/LICENSE", allows_commercial_use=True
    ),
    source="https://github.com/xinntao/Real-ESRGAN",
)
