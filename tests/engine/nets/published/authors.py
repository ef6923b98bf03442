"""Runs a network in its authors' own code, in a process of its own: `python authors.py NAME FOLDER OUT`.

Their repositories lie in FOLDER by their names (`DDColor`, `CodeFormer` ...). What they import and never call here is
replaced by empty stand-ins. Weights are drawn at random and saved with the input and the output.
"""

import importlib
import inspect
import sys
import types
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import nn


class StandIn(types.ModuleType):
    """A module in which every name is a decorator that changes nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "to_2tuple":
            return lambda value: value if isinstance(value, tuple) else (value, value)
        if name == "trunc_normal_":
            return nn.init.trunc_normal_
        if name == "DropPath":
            return lambda *args: nn.Identity()
        if name == "ModulatedDeformConvPack":
            return nn.Module
        if name in ("ARCH_REGISTRY", "persistence"):
            return types.SimpleNamespace(register=lambda: lambda item: item, persistent_class=lambda item: item)
        if name == "net_opt":
            return lambda: (4, True)
        return lambda *args, **options: None


def stand_in(*names):
    for name in names:
        sys.modules[name] = StandIn(name)


def package(name, folder):
    """A package whose own `__init__` is not run."""
    module = sys.modules[name] = types.ModuleType(name)
    module.__path__ = [str(folder)]


def load(folder, name):
    sys.path.insert(0, str(folder))
    return importlib.import_module(name)


def basicsr(folder, *inner):
    package("basicsr", folder / "basicsr")
    for name in inner:
        package(f"basicsr.{name}", folder / "basicsr" / name.replace(".", "/"))
    stand_in("basicsr.utils", "basicsr.utils.registry", "basicsr.ops", "basicsr.ops.dcn")


def realesrgan(root, name):
    """The toolkit that its authors' archives import, as it is installed here."""
    import importlib.util

    home = Path(importlib.util.find_spec("basicsr").origin).parent
    basicsr(home.parent, "archs")
    return load(root, name)


def ddcolor(root, encoder):
    basicsr(root / "DDColor", "archs", "archs.ddcolor_arch_utils")
    make = load(root / "DDColor", "ddcolor.model").DDColor
    return make(
        encoder_name=encoder, input_size=(512, 512), num_output_channels=2, last_norm="Spectral", num_queries=100
    )


def codeformer(root):
    basicsr(root / "CodeFormer", "archs")
    return load(root / "CodeFormer", "basicsr.archs.codeformer_arch").CodeFormer()


def restoreformer_plus(root):
    module = load(root / "RestoreFormerPlusPlus", "RestoreFormer.modules.vqvae.vqvae_arch")
    return module.VQVAEGANMultiHeadTransformer(head_size=4, ex_multi_scale_num=1)


def gfpgan(root, name, make):
    basicsr_home = realesrgan(root, "json")
    assert basicsr_home
    sys.modules["basicsr.archs.arch_util"] = StandIn("basicsr.archs.arch_util")
    package("gfpgan", root / "GFPGAN" / "gfpgan")
    package("gfpgan.archs", root / "GFPGAN" / "gfpgan" / "archs")
    return make(importlib.import_module(f"gfpgan.archs.{name}"))


def scratch_unet(root):
    stand_in("detection_models.sync_batchnorm")
    module = load(root / "Bringing-Old-Photos-Back-to-Life" / "Global", "detection_models.networks")
    return module.UNet(1, 1, depth=4, conv_num=2, wf=6, batch_norm=True, with_tanh=False, sync_bn=False)


def lama(root):
    stand_in("pytorch_lightning", "kornia", "kornia.geometry", "kornia.geometry.transform")
    module = load(root / "lama", "saicinpainting.training.modules.ffc")
    plain, mixed = {"ratio_gin": 0, "ratio_gout": 0, "enable_lfu": False}, {"ratio_gin": 0.75, "ratio_gout": 0.75}
    return module.FFCResNetGenerator(
        4, 3, n_blocks=18, add_out_act="sigmoid", init_conv_kwargs=plain, downsample_conv_kwargs=plain,
        resnet_conv_kwargs={**mixed, "enable_lfu": False},
    )  # fmt: skip


def mat(root):
    stand_in("timm", "timm.models", "timm.models.layers")
    module = load(root / "MAT", "networks.mat")
    return module.Generator(z_dim=512, c_dim=0, w_dim=512, img_resolution=512, img_channels=3)


def swinir(root):
    stand_in("timm", "timm.models", "timm.models.layers")
    return load(root / "SwinIR", "models.network_swinir").SwinIR(
        upscale=4, img_size=64, window_size=8, img_range=1.0, depths=[6] * 9, embed_dim=240, num_heads=[8] * 9,
        mlp_ratio=2, upsampler="nearest+conv", resi_connection="3conv",
    )  # fmt: skip


def dat(root):
    stand_in("timm", "timm.models", "timm.models.layers")
    basicsr(root / "DAT", "archs")
    return load(root / "DAT", "basicsr.archs.dat_arch").DAT(
        img_size=64, in_chans=3, embed_dim=180, split_size=[8, 32], depth=[6] * 6, num_heads=[6] * 6,
        expansion_factor=2, upscale=4, img_range=1.0, resi_connection="1conv", upsampler="pixelshuffle",
    )  # fmt: skip


def realplksr(root):
    package("neosr", root / "neosr" / "neosr")
    package("neosr.archs", root / "neosr" / "neosr" / "archs")
    stand_in("neosr.archs.arch_util", "neosr.utils", "neosr.utils.registry")
    return load(root / "neosr", "neosr.archs.realplksr_arch").realplksr(upscaling_factor=4, dropout=0)


def scunet(root):
    stand_in("timm", "timm.models", "timm.models.layers", "thop")
    return load(root / "SCUNet", "models.network_scunet").SCUNet(in_nc=3, config=[4] * 7, dim=64)


def nafnet(root, **blocks):
    package("basicsr", root / "NAFNet" / "basicsr")
    package("basicsr.models", root / "NAFNet" / "basicsr" / "models")
    package("basicsr.models.archs", root / "NAFNet" / "basicsr" / "models" / "archs")
    stand_in("basicsr.utils")
    return load(root / "NAFNet", "basicsr.models.archs.NAFNet_arch").NAFNet(img_channel=3, width=64, **blocks)


def rrdb(root):
    return realesrgan(root, "basicsr.archs.rrdbnet_arch").RRDBNet


def filled(net, picture, hole):
    """As LaMa's training module calls its generator."""
    made = net(torch.cat((picture * (1 - hole), hole), 1))
    return hole * made + (1 - hole) * picture


def kept(x, *args, **options):
    """In place of dropout: which values go depends on the order in which they lie, which is another one there."""
    return x


def invented(net, picture, hole):
    """As MAT's program calls its generator for its first picture, but without noise, and with nothing dropped."""
    torch.nn.functional.dropout = kept
    z = torch.from_numpy(np.random.RandomState(240).randn(1, 512))
    for name, parameter in net.named_parameters():
        if name.endswith("noise_strength"):
            parameter.zero_()  # their own word for no noise fails
    return (net(2 * picture - 1, 1 - hole, z, torch.zeros(1, 0), truncation_psi=1, noise_mode="const") + 1) / 2


RGB = {"channels": 3, "side": 64, "call": lambda net, x: net(x)}
FACE = {"channels": 3, "side": 512, "is_signed": True}
NETS = {
    "compact": {"make": lambda root: realesrgan(root / "Real-ESRGAN" / "realesrgan" / "archs", "srvgg_arch")
                .SRVGGNetCompact(3, 3, 64, 32, 4, "prelu")},
    "rrdb-x4": {"make": lambda root: rrdb(root)(3, 3, 4, 64, 23)},
    "rrdb-x2": {"make": lambda root: rrdb(root)(3, 3, 2, 64, 23)},
    "bsrgan": {"make": lambda root: load(root / "BSRGAN", "models.network_rrdbnet").RRDBNet(3, 3, 64, 23, 32, 4)},
    "bsrgan-x2": {"make": lambda root: load(root / "BSRGAN", "models.network_rrdbnet").RRDBNet(3, 3, 64, 23, 32, 2)},
    "swinir-l": {"make": swinir},
    "dat-2": {"make": dat},
    "realplksr": {"make": realplksr},
    "span": {"make": lambda root: (basicsr(root / "SPAN", "archs"), load(root / "SPAN", "basicsr.archs.span_arch"))[1]
             .SPAN(3, 3, upscale=4)},
    "scunet": {"make": scunet},
    "fbcnn": {"make": lambda root: load(root / "FBCNN", "models.network_fbcnn").FBCNN(in_nc=3, out_nc=3),
              "call": lambda net, x: net(x)[0]},
    "drunet": {"make": lambda root: load(root / "DPIR", "models.network_unet").UNetRes(4, 3, [64, 128, 256, 512], 4),
               "call": lambda net, x: net(torch.cat((x, torch.full_like(x[:, :1], 15 / 255)), 1))},
    "nafnet-sidd": {"make": lambda root: nafnet(root, middle_blk_num=12, enc_blk_nums=[2, 2, 4, 8],
                                                dec_blk_nums=[2, 2, 2, 2])},
    "nafnet-gopro": {"make": lambda root: nafnet(root, middle_blk_num=1, enc_blk_nums=[1, 1, 1, 28],
                                                 dec_blk_nums=[1, 1, 1, 1])},
    "ddcolor-large": {"make": lambda root: ddcolor(root, "convnext-l"), "side": 128},
    "ddcolor-tiny": {"make": lambda root: ddcolor(root, "convnext-t"), "side": 128},
    "siggraph17": {"make": lambda root: load(root / "colorization", "colorizers.siggraph17").SIGGRAPHGenerator(),
                   "channels": 4, "call": lambda net, x: net(100 * x[:, :1], 100 * x[:, 1:3] - 50, x[:, 3:].round())},
    "scratch-unet": {"make": scratch_unet, "channels": 1, "is_signed": True},
    "restoreformer": {**FACE, "make": lambda root: gfpgan(root, "restoreformer_arch", lambda a: a.RestoreFormer()),
                      "call": lambda net, x: net(x)[0]},
    "restoreformer-plus-plus": {**FACE, "make": restoreformer_plus, "call": lambda net, x: net(x)[0]},
    "codeformer": {**FACE, "make": codeformer, "call": lambda net, x: net(x, w=0.7, adain=True)[0]},
    "gfpgan": {**FACE, "make": lambda root: gfpgan(root, "gfpganv1_clean_arch", lambda archs: archs.GFPGANv1Clean(
                   512, num_style_feat=512, channel_multiplier=2, num_mlp=8, input_is_latent=True, different_w=True,
                   sft_half=True)),
               "call": lambda net, x: net(x, return_rgb=False, randomize_noise=False)[0]},
    "lama": {"make": lama, "channels": 4,
             "call": lambda net, x: filled(net, x[:, :3], x[:, 3:].round())},
    "mat": {"make": mat, "channels": 4, "side": 512,
            "call": lambda net, x: invented(net, x[:, :3], x[:, 3:].round())},
}  # fmt: skip
"""How each is made, and called on `channels` x `side` x `side` in [0, 1], or [-1, 1] where it `is_signed`."""


def shuffle_weights(net):
    """Gives what begins at 0 or 1 values of its own, so that nothing is left out unnoticed."""
    for module in net.modules():
        if isinstance(module, nn.modules.batchnorm._BatchNorm):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    for name, parameter in net.named_parameters():
        if parameter.ndim <= 1 or name.endswith(("beta", "gamma", "position_emb", "rpb", "position_params")):
            parameter.add_(0.1 * torch.randn_like(parameter))
        elif "embedding" in name:
            parameter.normal_(0, 0.5)


@torch.no_grad()
def main(name, root, out):
    from restorer.engine.torchvision import make_importable

    make_importable()
    torch.manual_seed(1)
    warnings.simplefilter("ignore")
    case = {**RGB, **NETS[name]}
    net = case["make"](Path(root))
    if any("weight_u" in key for key in net.state_dict()):
        net.train()
        for _ in range(3):
            case["call"](net, torch.rand(2, case["channels"], 64, 64))
    net.eval()
    shuffle_weights(net)
    x = torch.rand(1, case["channels"], case["side"], case["side"])
    x = 2 * x - 1 if case.get("is_signed") else x
    state = {key: value.clone() for key, value in net.state_dict().items()}
    torch.save({"state": state, "x": x, "y": case["call"](net, x), "source": inspect.getfile(type(net))}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
