"""Published networks that enlarge. spandrel recognises each from its weights."""

from __future__ import annotations

from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.models.published.licences import CC_BY, CC_BY_SA, REALESRGAN

_REALESRGAN = "https://github.com/xinntao/Real-ESRGAN"
_KAIR = "https://github.com/cszn/KAIR/releases/download/v1.0"
_PHHOFM = "https://github.com/Phhofm/models/releases/download"
_ALL = ("float32", "bfloat16", "float16")
_BSRGAN = Licence("Apache-2.0", "https://github.com/cszn/BSRGAN/blob/main/LICENSE", allows_commercial_use=True)

MODELS: tuple[ModelInfo, ...] = (
    ModelInfo(
        id="realesr-general-x4v3",
        task=Task.UPSCALE,
        good_for="Enlarges four times and cleans strongly on the way; fast.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=34, multiple=1, precisions=_ALL,
        file=ModelFile(
            "realesr-general-x4v3.pth",
            "8dc7edb9ac80ccdc30c3a5dca6616509367f05fbc184ad95b731f05bece96292",
            4885111,
            (f"{_REALESRGAN}/releases/download/v0.2.5.0/realesr-general-x4v3.pth",),
        ),
        licence=REALESRGAN, source=_REALESRGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=1209024, memory_bytes_per_px=512, core_seconds=23.8),
    ),
    ModelInfo(
        id="realesr-general-wdn-x4v3",
        task=Task.UPSCALE,
        good_for="Enlarges four times and leaves noise and grain in; fast.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=34, multiple=1, precisions=_ALL,
        file=ModelFile(
            "realesr-general-wdn-x4v3.pth",
            "1641f8c4464b9f097c9fdda5589273713f67cf59f3d909e0bd688f0cee269dca",
            4885111,
            (f"{_REALESRGAN}/releases/download/v0.2.5.0/realesr-general-wdn-x4v3.pth",),
        ),
        licence=REALESRGAN, source=_REALESRGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=1209024, memory_bytes_per_px=512, core_seconds=23.8),
    ),
    ModelInfo(
        id="realesrgan-x4plus",
        task=Task.UPSCALE,
        good_for="Enlarges four times and invents crisp texture; slow without a graphics card.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=48, multiple=1, precisions=_ALL,
        file=ModelFile(
            "RealESRGAN_x4plus.pth",
            "4fa0d38905f75ac06eb49a7951b426670021be3018265fd191d2125df9d682f1",
            67040989,
            (f"{_REALESRGAN}/releases/download/v0.1.0/RealESRGAN_x4plus.pth",),
        ),
        licence=REALESRGAN, source=_REALESRGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=17926848, memory_bytes_per_px=8192, core_seconds=413),
    ),
    ModelInfo(
        id="realesrgan-x2plus",
        task=Task.UPSCALE,
        good_for="Enlarges two times and invents crisp texture; a quarter of the work of x4plus.",
        net="", scales=(2,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=2, precisions=_ALL,
        file=ModelFile(
            "RealESRGAN_x2plus.pth",
            "49fafd45f8fd7aa8d31ab2a22d14d91b536c34494a5cfe31eb5d89c2fa266abb",
            67061725,
            (f"{_REALESRGAN}/releases/download/v0.2.1/RealESRGAN_x2plus.pth",),
        ),
        licence=REALESRGAN, source=_REALESRGAN, author="Wang et al. 2021",
        cost=ComputeCost(macs_per_px=4483008, memory_bytes_per_px=2060, core_seconds=97.7),
    ),
    ModelInfo(
        id="bsrgan",
        task=Task.UPSCALE,
        good_for="Enlarges four times; good at worn and noisy pictures, slow without a graphics card.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=48, multiple=1, precisions=_ALL,
        file=ModelFile(
            "BSRGAN.pth",
            "5d505a0766160921e0388d76e1ddf08cb114303990f9080432bf2b1c988b1c54",
            67046751,
            (f"{_KAIR}/BSRGAN.pth",),
        ),
        licence=_BSRGAN, source="https://github.com/cszn/BSRGAN", author="Zhang et al. 2021",
        cost=ComputeCost(macs_per_px=17926848, memory_bytes_per_px=8192, core_seconds=413),
    ),
    ModelInfo(
        id="bsrgan-x2",
        task=Task.UPSCALE,
        good_for="Enlarges two times; good at worn and noisy pictures, slow without a graphics card.",
        net="", scales=(2,), tiling=Tiling.SUPPORTED, halo_px=48, multiple=1, precisions=_ALL,
        file=ModelFile(
            "BSRGANx2.pth",
            "614f68bcafcf123a1ea51cc75ae5741640a8b1d49dd75757ad3ad531f772c736",
            66894171,
            (f"{_KAIR}/BSRGANx2.pth",),
        ),
        licence=_BSRGAN, source="https://github.com/cszn/BSRGAN", author="Zhang et al. 2021",
        cost=ComputeCost(macs_per_px=16873920, memory_bytes_per_px=2304, core_seconds=361),
    ),
    ModelInfo(
        id="swinir-l-real-x4",
        task=Task.UPSCALE,
        good_for="Enlarges four times and sees far around each pixel; calmer texture than Real-ESRGAN, and slower.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=8, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "003_realSR_BSRGAN_DFOWMFC_s64w8_SwinIR-L_x4_GAN.pth",
            "99adfa91350a84c99e946c1eb3d8fce34bc28f57d807b09dc8fe40a316328c0a",
            142473939,
            (
                "https://github.com/JingyunLiang/SwinIR/releases/download/v0.0/"
                "003_realSR_BSRGAN_DFOWMFC_s64w8_SwinIR-L_x4_GAN.pth",
            ),
        ),
        licence=Licence(
            "Apache-2.0", "https://github.com/JingyunLiang/SwinIR/blob/main/LICENSE", allows_commercial_use=True
        ),
        source="https://github.com/JingyunLiang/SwinIR", author="Liang et al. 2021",
        cost=ComputeCost(macs_per_px=30669552, memory_bytes_per_px=13952, core_seconds=997),
    ),
    ModelInfo(
        id="4xrealwebphoto-v4-dat2",
        task=Task.UPSCALE,
        good_for="Enlarges photos four times that were saved small and often; with much care for detail; slow.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=1, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "4xRealWebPhoto_v4_dat2.safetensors",
            "819047acf43073f63ea7289ed94d6991ba8446a3bdf38e274fadfcbaa2b7381d",
            139792588,
            (f"{_PHHOFM}/4xRealWebPhoto_v4_dat2/4xRealWebPhoto_v4_dat2.safetensors",),
        ),
        licence=CC_BY, source="https://github.com/Phhofm/models", author="Philip Hofmann 2024",
        cost=ComputeCost(macs_per_px=13121074, memory_bytes_per_px=17555, core_seconds=865),
    ),
    ModelInfo(
        id="4xnomoswebphoto-realplksr",
        task=Task.UPSCALE,
        good_for="Enlarges photos four times that were saved small and often; half the work of Real-ESRGAN x4plus.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=64, multiple=1, precisions=("float32", "bfloat16"),
        file=ModelFile(
            "4xNomosWebPhoto_RealPLKSR.pth",
            "a9db66c9b674c6a5025b6ef3bee71a57c33b8605d8a2de0980470f89002efbbe",
            29683482,
            (f"{_PHHOFM}/4xNomosWebPhoto_RealPLKSR/4xNomosWebPhoto_RealPLKSR.pth",),
        ),
        licence=CC_BY, source="https://github.com/Phhofm/models", author="Philip Hofmann 2024",
        cost=ComputeCost(macs_per_px=7376576, memory_bytes_per_px=1280, core_seconds=155),
    ),
    ModelInfo(
        id="4xpurephoto-span",
        task=Task.UPSCALE,
        good_for="Enlarges clean photos four times; light enough for a computer without a graphics card.",
        net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=32, multiple=1, precisions=_ALL,
        file=ModelFile(
            "4xPurePhoto-span.pth",
            "c689eec59771ed3eaffc10eea933c44fdb9131f83251c51c5bab4cae7c4d3bf2",
            9016490,
            ("https://github.com/starinspace/StarinspaceUpscale/releases/download/Models/4xPurePhoto-span.pth",),
        ),
        licence=CC_BY_SA, source="https://github.com/starinspace/StarinspaceUpscale", author="Starinspace 2024",
        cost=ComputeCost(macs_per_px=427974, memory_bytes_per_px=3858, core_seconds=14.6),
    ),
)  # fmt: skip
