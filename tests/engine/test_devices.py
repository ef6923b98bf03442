import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from restorer.engine import describe, list_devices
from restorer.engine.devices import choose_device, is_out_of_memory, name_device
from restorer.engine.precision import Precision, has_fast_bfloat16, preferred_precisions
from restorer.engine.probe import LiveBytes, is_finite, probe_picture
from restorer.engine.receptive_field import measure_receptive_field
from restorer.errors import InputError, ResourceError

from .fakes import Blocks


def test_the_processor_is_always_there_and_last():
    devices = list_devices()
    assert devices[-1].id == "cpu"
    assert devices[-1].name
    assert 0 < devices[-1].free_bytes <= devices[-1].total_bytes
    assert choose_device("CPU ") == "cpu"
    assert choose_device("auto") in {device.id for device in devices}


@pytest.mark.parametrize("name", ["", "gpu", "cpu:1", "cuda:x", "cuda:-1", "mps:0", "auto:1", "cuda:"])
def test_a_name_of_no_device_is_refused_in_words(name):
    with pytest.raises(InputError, match="no device") as caught:
        choose_device(name)
    assert "cuda:1" in caught.value.hint


def test_a_device_that_is_not_here_is_refused_in_words():
    with pytest.raises(ResourceError, match="cuda:99") as caught:
        choose_device("cuda:99")
    assert "cpu" in caught.value.hint


def test_the_description_is_plain_json():
    facts = describe("cpu")
    assert json.loads(json.dumps(facts)) == facts
    assert type(facts["torch"]) is str
    assert facts["devices"][-1]["id"] == "cpu"
    assert facts["precisions"][-1] == "float32"


def test_bfloat16_only_where_the_processor_multiplies_it():
    assert has_fast_bfloat16({"amx_bf16": True})
    assert has_fast_bfloat16({"avx512_bf16": True, "amx_bf16": False})
    assert not has_fast_bfloat16({"avx2": True, "avx512_f": True, "avx512_bf16": False})
    assert not has_fast_bfloat16({})


def test_the_precision_can_be_fixed(monkeypatch):
    monkeypatch.setenv("RESTORER_PRECISION", "float32")
    assert preferred_precisions(torch.device("cpu")) == (Precision.float32,)
    monkeypatch.setenv("RESTORER_PRECISION", "nonsense")
    assert preferred_precisions(torch.device("cpu"))[-1] is Precision.float32


def test_the_package_imports_no_torch_before_it_is_needed():
    code = "import restorer.engine, sys; print('torch' in sys.modules, 'numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.split() == ["False", "False"]


def test_only_a_lack_of_memory_is_taken_for_one():
    assert not is_out_of_memory(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))
    assert not is_out_of_memory(ValueError("out of memory"))
    assert is_out_of_memory(RuntimeError("CUDA error: out of memory"))


def test_the_probe_is_the_same_every_time_and_hard():
    first, again, other = probe_picture(64), probe_picture(64), probe_picture(64, seed=1)
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == (1, 3, 64, 64)
    assert 0 <= first.min() < 0.1
    assert 0.9 < first.max() <= 1
    assert (first[..., 1:] - first[..., :-1]).abs().max() > 0.4, "hard edges"


def test_live_bytes_counts_what_lives_at_once():
    with torch.inference_mode(), LiveBytes() as counter:
        kept = torch.zeros(1000)
        for _ in range(10):
            torch.zeros(500)
        other = kept + 1
    assert kept.numel() == other.numel()
    assert 8000 <= counter.peak_bytes <= 12000


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_one_bad_number_is_found(value):
    tensor = torch.rand(1, 3, 50, 50)
    assert is_finite(tensor)
    tensor[0, 1, 20, 30] = value
    assert not is_finite(tensor)


def test_the_measured_halo_is_enough_and_not_more_than_the_formula():
    net = Blocks().eval()
    halo = measure_receptive_field(net, multiple=4, largest_px=32, tolerance=1e-6)
    assert halo in (12, 16)
    with torch.inference_mode():
        picture = probe_picture(96, seed=5)
        whole = net(picture)[..., 32:64, 32:64]
        cut = net(picture[..., 32 - halo : 64 + halo, 32 - halo : 64 + halo])[..., halo : halo + 32, halo : halo + 32]
        too_small = net(picture[..., 28:68, 28:68])[..., 4:36, 4:36]
    assert (whole - cut).abs().max() <= 2e-6
    assert (whole - too_small).abs().max() > 1e-4
    assert measure_receptive_field(torch.nn.Identity(), multiple=4) == 0


def test_every_device_has_its_makers_name():
    for device in list_devices():
        if device.kind != "mps":
            assert name_device(device.id) == device.name.removesuffix(" (OpenVINO)")
