"""The architectures that spandrel recognises from their weights, each as small as its weights can tell.

A name is spandrel's; a value says which class of it is made, and how. Left out are those that are no picture to
picture: GFPGAN, RestoreFormer, LaMa, CodeFormer, MAT and DDColor, which Restorer runs as networks of their own tasks,
and AuraSR, which invents a photo from noise and whose weights spandrel knows at one size of 600 million only.
"""

from typing import Any, NamedTuple


class Kind(NamedTuple):
    """How one architecture is made: its class, and what it is called with."""

    make: str
    options: dict[str, Any]


def _of(make: str, **options: Any) -> Kind:
    return Kind(make, options)


NETWORKS: dict[str, Kind] = {
    "ATD": _of("ATD", embed_dim=24, depths=(2, 2), num_heads=(2, 2), window_size=8, num_tokens=16, reducted_dim=4,
               category_size=64, upscale=2, upsampler="pixelshuffledirect"),
    "CRAFT": _of("CRAFT", embed_dim=24, depths=[2], num_heads=[2], upscale=2),
    "Compact": _of("Compact", num_in_ch=3, num_out_ch=3, num_feat=16, num_conv=4, upscale=2),
    "DAT": _of("DAT", img_size=64, embed_dim=24, split_size=[8, 8], depth=[2], num_heads=[2], expansion_factor=2,
               upscale=2, upsampler="pixelshuffledirect"),
    "DCTLSA": _of("DCTLSA", in_nc=3, nf=20, num_modules=6, out_nc=3, upscale=2),
    "DITN": _of("DITN", dim=16, ITL_blocks=1, SAL_blocks=1, UFONE_blocks=1, upscale=2),
    "DRCT": _of("DRCT", embed_dim=24, depths=[6], num_heads=[2], gc=8, window_size=8, upscale=2,
                upsampler="pixelshuffle"),
    "DRUNet": _of("DRUNet", in_nc=4, out_nc=3, nc=[8, 16, 24, 32], nb=2),
    "DnCNN": _of("DnCNN", in_nc=3, out_nc=3, nc=16, nb=9, act_mode="R"),
    "ESRGAN": _of("ESRGAN", in_nc=3, out_nc=3, num_filters=16, num_blocks=1, scale=2),
    "FBCNN": _of("FBCNN", in_nc=3, out_nc=3, nc=[8, 16, 24, 512]),
    "FDAT": _of("FDAT", scale=2, embed_dim=24, num_groups=1, depth_per_group=2, num_heads=2, window_size=8,
                upsampler_type="pixelshuffledirect"),
    "FFTformer": _of("FFTformer", dim=16, num_blocks=[1, 1, 1], num_refinement_blocks=1),
    "GRL": _of("GRL", embed_dim=16, depths=[2], num_heads_window=[2], num_heads_stripe=[2],
               upsampler="pixelshuffledirect", upscale=2),
    "HAT": _of("HAT", embed_dim=24, depths=(2,), num_heads=(2,), window_size=8, squeeze_factor=4, compress_ratio=3,
               upsampler="pixelshuffle", upscale=2),
    "HVICIDNet": _of("HVICIDNet", channels=[8, 8, 16, 32]),
    "IPT": _of("IPT", n_feats=8, patch_size=24, num_layers=1, scale=[2]),
    "KBNet": _of("KBNet_s", width=8, middle_blk_num=1, enc_blk_nums=[1, 1, 1, 1], dec_blk_nums=[1, 1, 1, 1]),
    "MMRealSR": _of("MMRealSR", num_block=1, num_in_ch=3, num_out_ch=3, num_feat=16, num_grow_ch=4, scale=4),
    "MixDehazeNet": _of("MixDehazeNet", embed_dims=[12, 24, 48, 24, 12], depths=[1, 1, 1, 1, 1]),
    "MoESR": _of("MoESR", n_blocks=1, n_block=1, dim=16, scale=2),
    "MoSR": _of("MoSR", n_block=2, dim=16, upscale=2),
    "NAFNet": _of("NAFNet", img_channel=3, width=8, middle_blk_num=1, enc_blk_nums=[1, 1], dec_blk_nums=[1, 1]),
    "OmniSR": _of("OmniSR", num_feat=16, res_num=1, block_num=1, up_scale=2),
    "PLKSR": _of("RealPLKSR", dim=16, n_blocks=2, upscaling_factor=2),
    "RCAN": _of("RCAN", n_resgroups=2, n_resblocks=2, n_feats=16, reduction=4, scale=2),
    "RGT": _of("RGT", embed_dim=24, depth=[2], num_heads=[2], split_size=[8, 8], upscale=2),
    "RealCUGAN": _of("UpCunet2x", in_channels=3, out_channels=3),
    "RetinexFormer": _of("RetinexFormer", n_feat=16, stage=1, num_blocks=[1, 1, 1]),
    "SAFMN": _of("SAFMN", dim=16, n_blocks=2, ffn_scale=2.0, upscaling_factor=2),
    "SAFMNBCIE": _of("SAFMNBCIE", dim=16, n_blocks=2, num_layers=1, ffn_scale=2.0, upscaling_factor=2),
    "SCUNet": _of("SCUNet", in_nc=3, config=[2, 2, 2, 2, 2, 2, 2], dim=64),
    "SPAN": _of("SPAN", num_in_ch=3, num_out_ch=3, feature_channels=16, upscale=2),
    "SeemoRe": _of("SeemoRe", num_layers=2, scale=2),
    "SwiftSRGAN": _of("SwiftSRGAN", num_channels=16, num_blocks=2, upscale_factor=2),
    "Swin2SR": _of("Swin2SR", embed_dim=24, depths=[2], num_heads=[2], window_size=8, upscale=2,
                   upsampler="pixelshuffledirect"),
    "SwinIR": _of("SwinIR", embed_dim=24, depths=[2], num_heads=[2], window_size=8, upscale=2,
                  upsampler="pixelshuffledirect"),
    "Uformer": _of("Uformer", embed_dim=8, depths=[1, 1, 1, 1, 1, 1, 1, 1, 1], num_heads=[1] * 9, token_mlp="leff"),
}  # fmt: skip
"""Those of spandrel itself."""

EXTRA: dict[str, Kind] = {
    "AdaCode": _of("AdaCode"),
    "FeMaSR": _of("FeMaSR"),
    "M3SNet": _of("M3SNet", width=8, enc_blk_nums=[1, 1, 1, 1], dec_blk_nums=[1, 1, 1, 1]),
    "MIRNet2": _of("MIRNet2", n_feat=16, n_MRB=1),
    "MPRNet": _of("MPRNet", n_feat=16, scale_unetfeats=8, scale_orsnetfeats=8, num_cab=2),
    "Restormer": _of("Restormer", dim=16, num_blocks=[1, 1, 1, 1], num_refinement_blocks=1, heads=[1, 1, 1, 1]),
    "SRFormer": _of("SRFormer", embed_dim=24, depths=(2,), num_heads=(2,), window_size=8, upscale=2,
                    upsampler="pixelshuffledirect"),
}  # fmt: skip
"""Those of spandrel_extra_arches, whose terms restrict their use: Restorer knows them only where that was installed."""

ELSEWHERE: dict[str, str] = {
    "GFPGAN": "runs as a network for faces",
    "RestoreFormer": "runs as a network for faces",
    "LaMa": "runs as a network that fills holes",
    "CodeFormer": "runs as a network for faces",
    "MAT": "runs as a network that fills holes",
    "DDColor": "runs as a network for colours",
    "AuraSR": "does not run: its weights are known at one size alone, of 600 million numbers, which was not tried",
}
"""What is no picture to picture, or was not tried, and why."""

NOT_EXACT_IN_TILES = frozenset(
    {"ATD", "AdaCode", "CRAFT", "DCTLSA", "FBCNN", "FeMaSR", "HVICIDNet", "IPT", "KBNet", "MIRNet2", "MPRNet",
     "MixDehazeNet", "MoESR", "NAFNet", "OmniSR", "RCAN", "RGT", "RealCUGAN", "Restormer"}
)  # fmt: skip
"""Those that weigh channels, or look, over a whole picture: in tiles they make another one, whoever runs them."""
