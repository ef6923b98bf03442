"""Published networks that clean: noise, JPEG blocks, blur. spandrel recognises each from its weights."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.models.published.licences import KAIR

_KAIR = "https://github.com/cszn/KAIR/releases/download/v1.0"
_NAFNET = "https://huggingface.co/mikestealth/nafnet-models/resolve/main"
_NAFNET_LICENCE = Licence(
    "MIT",
    "https://github.com/megvii-research/NAFNet/blob/main/LICENSE",
    allows_commercial_use=True,
    note="The authors' own copy lies on a drive without an address; this is a mirror with the same hash.",
)

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="scunet-real-psnr",
        task=Task.CLEAN,
        good_for="Takes noise and grain off without inventing anything; very slow without a graphics card.",
        net="", scales=(1,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=64,
        precisions=("float32", "bfloat16", "float16"),
        file=ModelFile(
            "scunet_color_real_psnr.pth",
            "fa78899ba2caec9d235a900e91d96c689da71c42029230c2028b00f09f809c2e",
            71982841,
            (f"{_KAIR}/scunet_color_real_psnr.pth",),
        ),
        licence=KAIR, source="https://github.com/cszn/SCUNet", author="Zhang et al. 2022",
        cost=ComputeCost(macs_per_px=1201536, memory_bytes_per_px=2848, core_seconds=77.6),
    ),
    ModelInfo(
        id="scunet-real-gan",
        task=Task.CLEAN,
        good_for="Takes noise and grain off and draws crisp texture in their place; very slow without a graphics card.",
        net="", scales=(1,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=64,
        precisions=("float32", "bfloat16", "float16"),
        file=ModelFile(
            "scunet_color_real_gan.pth",
            "892c83f812c59173273b74f4f34a14ecaf57a2fdb68df056664589beb55c966e",
            71982841,
            (f"{_KAIR}/scunet_color_real_gan.pth",),
            is_size_exact=False,
        ),
        licence=KAIR, source="https://github.com/cszn/SCUNet", author="Zhang et al. 2022",
        cost=ComputeCost(macs_per_px=1201536, memory_bytes_per_px=2848, core_seconds=77.6),
    ),
    ModelInfo(
        id="fbcnn-color",
        task=Task.CLEAN,
        good_for="Takes JPEG's blocks and rings off, however strongly the photo was compressed, and leaves grain in.",
        net="", scales=(1,), tiling=Tiling.DISCOURAGED, halo_px=64, multiple=8, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "fbcnn_color.pth",
            "8b0e4ef23d59cf7ac934a342cb31a17619e4fa4a0b3374a9d78c5174312387e8",
            287755111,
            ("https://github.com/jiaxi-jiang/FBCNN/releases/download/v1.0/fbcnn_color.pth",),
        ),
        licence=Licence(
            "Apache-2.0", "https://github.com/jiaxi-jiang/FBCNN/blob/main/LICENSE", allows_commercial_use=True
        ),
        source="https://github.com/jiaxi-jiang/FBCNN", author="Jiang et al. 2021",
        cost=ComputeCost(macs_per_px=2706821, memory_bytes_per_px=1248, core_seconds=53.2),
    ),
    ModelInfo(
        id="drunet-color",
        task=Task.CLEAN,
        good_for="Takes fine even noise off, as scanners and cameras add it, and keeps all detail.",
        net="", scales=(1,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=8, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "drunet_color.pth",
            "479abe3c5327dfd10ff54a80ec7d4098ca80752a5c9492cdff31cee430bec4b4",
            130_600_000,
            (f"{_KAIR}/drunet_color.pth",),
            is_size_exact=False,
        ),
        licence=Licence("MIT", "https://github.com/cszn/KAIR/blob/master/LICENSE", allows_commercial_use=True),
        source="https://github.com/cszn/DPIR", author="Zhang et al. 2021",
        cost=ComputeCost(macs_per_px=2117568, memory_bytes_per_px=1504, core_seconds=43.7),
    ),
    ModelInfo(
        id="nafnet-sidd-w64",
        task=Task.CLEAN,
        good_for="Takes the noise of small camera sensors off; made for photos of telephones.",
        net="", scales=(1,), tiling=Tiling.DISCOURAGED, halo_px=64, multiple=16, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "NAFNet-SIDD-width64.pth",
            "cd685efaae01f7c4e9951f2deab05780079c8eb1e49ed664b72f6db04dabb445",
            464154961,
            (f"{_NAFNET}/NAFNet-SIDD-width64.pth",),
        ),
        licence=_NAFNET_LICENCE, source="https://github.com/megvii-research/NAFNet", author="Chen et al. 2022",
        cost=ComputeCost(macs_per_px=964731, memory_bytes_per_px=2292, core_seconds=37.0),
    ),
    ModelInfo(
        id="nafnet-gopro-w64",
        task=Task.CLEAN,
        good_for="Undoes the blur of a camera that moved; leaves noise and grain in.",
        net="", scales=(1,), tiling=Tiling.DISCOURAGED, halo_px=64, multiple=16, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "NAFNet-GoPro-width64.pth",
            "329d3ab4077b8d6b7ff61de376e483714667960bf85be027bf4335cda701196f",
            271778961,
            (f"{_NAFNET}/NAFNet-GoPro-width64.pth",),
        ),
        licence=_NAFNET_LICENCE, source="https://github.com/megvii-research/NAFNet", author="Chen et al. 2022",
        cost=ComputeCost(macs_per_px=962041, memory_bytes_per_px=2036, core_seconds=35.1),
    ),
)  # fmt: skip
