"""The catalogue's entry of `realesrgan-x4plus`: Real-ESRGAN's large network (Wang et al. 2021)."""

from __future__ import annotations

from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

INFO = ModelInfo(
    id="realesrgan-x4plus",
    task=Task.UPSCALE,
    good_for="Enlarges four times and invents crisp texture; slow without a graphics card.",
    net="",
    scales=(4,),
    tiling=Tiling.SUPPORTED,
    halo_px=48,
    multiple=1,
    precisions=("float32", "bfloat16", "float16"),
    file=ModelFile(
        name="RealESRGAN_x4plus.pth",
        sha256="4fa0d38905f75ac06eb49a7951b426670021be3018265fd191d2125df9d682f1",
        size_bytes=67040989,
        urls=("https://github.com/xinntao/Real-ESRGAN/releases/download/v0.1.0/RealESRGAN_x4plus.pth",),
    ),
    licence=Licence(
        "BSD-3-Clause", "https://github.com/xinntao/Real-ESRGAN/blob/master/LICENSE", allows_commercial_use=True
    ),
    source="https://github.com/xinntao/Real-ESRGAN",
)
