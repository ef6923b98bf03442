"""Published networks that give black-and-white photos colours."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.models.published.licences import DDCOLOR

_DDCOLOR = "https://huggingface.co/piddnad/DDColor-models/resolve/e9e7b527709c8aeb2f5e1bf701e72fd468a13baa"

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="ddcolor-modelscope",
        task=Task.COLORIZE,
        good_for="The most believable colours of those here, by its authors; slow without a graphics card.",
        net="ddcolor", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "ddcolor_modelscope.pth",
            "17c460d7e55b32a598370621d77173be59e03c24b0823f06821db23a50c263ce",
            911950059,
            (f"{_DDCOLOR}/ddcolor_modelscope.pth",),
        ),
        licence=DDCOLOR, source="https://github.com/piddnad/DDColor", author="Kang et al. 2023", sides_px=(512,),
        cost=ComputeCost(macs_per_px=987490, memory_bytes_per_px=3282, core_seconds=31.2),
    ),
    ModelInfo(
        id="ddcolor-artistic",
        task=Task.COLORIZE,
        good_for="More vivid colours, trained on pictures that people find beautiful; less likely to be the true ones.",
        net="ddcolor", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "ddcolor_artistic.pth",
            "a591ee5beedad36de703d8977e92d0c30c1eedc6453fd1b300f3b460842a23a9",
            911950059,
            (f"{_DDCOLOR}/ddcolor_artistic.pth",),
        ),
        licence=DDCOLOR, source="https://github.com/piddnad/DDColor", author="Kang et al. 2023", sides_px=(512,),
        cost=ComputeCost(macs_per_px=987490, memory_bytes_per_px=3282, core_seconds=31.2),
    ),
    ModelInfo(
        id="ddcolor-tiny",
        task=Task.COLORIZE,
        good_for="DDColor with a small encoder: a quarter of the size, and colours that are a little paler.",
        net="ddcolor", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "ddcolor_paper_tiny.pth",
            "",
            220_000_000,
            (f"{_DDCOLOR}/ddcolor_paper_tiny.pth",),
            is_size_exact=False,
        ),
        licence=DDCOLOR, source="https://github.com/piddnad/DDColor", author="Kang et al. 2023", sides_px=(512,),
        cost=ComputeCost(macs_per_px=355389, memory_bytes_per_px=3237, core_seconds=13.2),
    ),
    ModelInfo(
        id="siggraph17",
        task=Task.COLORIZE,
        good_for="Quiet colours, seldom wrong and seldom strong; light enough for any computer.",
        net="siggraph17", scales=(1,), tiling=Tiling.INTERNAL, halo_px=0, multiple=1,
        precisions=("float32", "bfloat16"),
        file=ModelFile(
            "siggraph17-df00044c.pth",
            "df00044c0a4d7c3edcecf6f75437ce346a66e7a42612d9b968e1a7e17dbc6f66",
            136787426,
            ("https://colorizers.s3.us-east-2.amazonaws.com/siggraph17-df00044c.pth",),
        ),
        licence=Licence(
            "BSD-2-Clause", "https://github.com/richzhang/colorization/blob/master/LICENSE", allows_commercial_use=True
        ),
        source="https://github.com/richzhang/colorization", author="Zhang et al. 2017",
        cost=ComputeCost(macs_per_px=1147392, memory_bytes_per_px=2112, core_seconds=24.2), sides_px=(256,),
    ),
)  # fmt: skip
