"""What goes into a bundle, what stays out, and what is told about it."""

import json
import os
import shutil
import ssl
import sysconfig
from collections import namedtuple
from importlib.metadata import distribution
from pathlib import Path

import pytest

Paths = namedtuple("Paths", "cafile")

NEEDED = (
    "torch/lib/libtorch_cpu.so", "torch/_C.cpython-311-x86_64-linux-gnu.so", "torchvision/_C.so", "cv2/cv2.abi3.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqoffscreen.so",
    "PySide6/Qt/plugins/platforms/libqwayland-generic.so", "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/translations/qtbase_de.qm", "PySide6/plugins/platforms/qwindows.dll", "libQt6Core.so.6",
    "restorer/resources/models/clean.safetensors", "restorer/resources/models/clean.md",
    "restorer/resources/translations/restorer_de.qm", "restorer/resources/demo/astronaut.png", "libxcb-cursor.so.0",
    "pyvips_binary.libs/libvips-e42572c0.so.42", "numpy.libs/libscipy_openblas64_.so", "torch-2.dist-info/METADATA",
    "openvino/libs/libopenvino_pytorch_frontend.so.2641", "openvino/libs/libopenvino_intel_cpu_plugin.so",
    "openvino/libs/libopenvino_intel_gpu_plugin.so", "openvino/libs/libopenvino_intel_npu_plugin.so",
    "openvino/libs/libopenvino_ir_frontend.so.2641", "openvino/libs/libtbb.so.12",
)  # fmt: skip
UNNEEDED = (
    "torch/bin/protoc", "torch/include/ATen/ATen.h", "torch/lib/libtorchbind_test.so", "torch/lib/libdnnl.a",
    "torchvision/image.so", "torchvision.libs/libnvjpeg.36e11081.so.13", "PySide6/Qt/lib/libQt6Quick.so.6",
    "PySide6\\Qt6Quick.dll", "PySide6\\opengl32sw.dll", "PySide6/Qt/translations/qtbase_fr.qm",
    "PySide6/Qt/translations/assistant_de.qm", "PySide6/Qt/plugins/platforms/libqvnc.so",
    "restorer/resources/translations/restorer_de.ts", "numpy/tests/data.txt", "torch/_C/__init__.pyi",
    "openvino/libs/libopenvino_tensorflow_frontend.so.2641", "openvino/libs/libopenvino_onnx_frontend.so.2641",
    "openvino/include/openvino/openvino.hpp", "openvino/frontend/paddle/py_paddle_frontend.so",
)  # fmt: skip


@pytest.fixture
def trimming(script):
    return script("trimming")


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_used_stays(trimming, name):
    assert trimming.keeps((name, "", "BINARY"))


@pytest.mark.parametrize("name", UNNEEDED)
def test_what_nobody_uses_goes(trimming, name):
    assert not trimming.keeps((name, "", "BINARY"))


def test_no_module_that_restorer_imports_is_left_out(trimming):
    package = Path(__file__).resolve().parents[2] / "restorer"
    sources = "\n".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    for module in trimming.MODULES:
        assert f"import {module}\n" not in sources, module
        assert f"from {module} " not in sources, module


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf")
def test_no_part_of_python_brings_a_library_under_the_gpl(trimming):
    extensions = Path(sysconfig.get_config_var("DESTSHARED")).glob("*.so")
    needs = {path.name.partition(".")[0]: trimming._needs(str(path), "readelf") for path in extensions}
    assert needs
    for name, libraries in needs.items():
        if any(library.startswith(("libreadline", "libgdbm")) for library in libraries):
            assert name in trimming.MODULES, name


@pytest.mark.skipif(shutil.which("strip") is None, reason="needs strip")
def test_only_the_largest_libraries_lose_their_symbols(trimming, tmp_path):
    library = next(Path(str(item.locate())) for item in distribution("torch").files if item.name == "libshm.so")
    named = Path(shutil.copy(library, tmp_path / "libtorch_cpu.so"))
    entries = [("torch/lib/libtorch_cpu.so", str(named), "BINARY"), ("torch/lib/libshm.so", str(library), "BINARY")]
    first, second = trimming.without_symbols(entries, tmp_path / "stripped")
    assert second == entries[1]
    assert first[0] == entries[0][0]
    assert first[1] != entries[0][1]
    assert 0 < Path(first[1]).stat().st_size <= named.stat().st_size


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf")
def test_libraries_that_only_something_trimmed_asked_for_go_with_it(trimming, monkeypatch):
    needs = {"/usr/bin/python": {"libused.so.1"}, "/usr/lib/libused.so.1": {"libdeep.so.2"}}
    monkeypatch.setattr(trimming, "_needs", lambda path, tool: needs.get(path, set()))
    monkeypatch.setattr("sys.platform", "linux")
    entries = [
        ("python3.11/lib-dynload/_ssl.so", "/usr/bin/python", "EXTENSION"),
        ("libused.so.1", "/usr/lib/libused.so.1", "BINARY"),
        ("libdeep.so.2", "/usr/lib/libdeep.so.2", "BINARY"),
        ("liborphan.so.3", "/usr/lib/liborphan.so.3", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
    ]
    assert [entry[0] for entry in trimming.without_orphans(entries)] == [
        "python3.11/lib-dynload/_ssl.so", "libused.so.1", "libdeep.so.2", "libpython3.11.so.1.0",
    ]  # fmt: skip


def test_a_link_goes_with_what_it_points_to(trimming):
    kept = ("libvips.so", "pyvips_binary.libs/libvips.so", "SYMLINK")
    assert trimming.trim([kept, ("libz.so", "torchvision.libs/libz.so", "SYMLINK")]) == [kept]


def test_terms_of_everything_collected_are_kept(script, tmp_path):
    components = script("components")
    modules = {name: str(distribution(name).locate_file(f"{name}/__init__.py")) for name in ("einops", "shiboken6")}
    contents = [(name, path, "PYMODULE") for name, path in modules.items()]
    written = components.write_licences(tmp_path / "licences", contents)
    names = {path.name for path in written}
    assert {"components.json", "einops.txt", "Python.txt"} <= names
    rows = {row["name"]: row for row in json.loads((tmp_path / "licences" / "components.json").read_text("utf-8"))}
    assert rows["einops"]["licence"].startswith("MIT")
    assert "Permission is hereby granted" in (tmp_path / "licences" / rows["einops"]["texts"][0]).read_text("utf-8")
    assert "numpy" not in rows, "what is not in the bundle is not listed"
    # Who names a licence without its text gets it.
    text = (tmp_path / "licences" / "shiboken6.txt").read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_contents_are_counted_once(script, tmp_path):
    contents = script("contents")
    inner = tmp_path / "_internal"
    for name, size in (
        ("torch/lib/libtorch_cpu.so", 500), ("restorer/resources/models/clean.safetensors", 40),
        ("restorer/resources/icons/a.svg", 3), ("mystery.bin", 7),
    ):  # fmt: skip
        path = inner / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(size))
    (tmp_path / "restorer").write_bytes(bytes(90))
    (inner / "libtorch_cpu.so").symlink_to("torch/lib/libtorch_cpu.so")
    sizes = contents.measure(tmp_path)
    assert sizes["PyTorch"] == 500
    assert sizes["the networks that come with it"] == 40
    assert sizes["Restorer's other files"] == 3
    assert sizes[contents.PROGRAM] == 90
    assert sizes[contents.REST] == 7
    assert "| **all** |" in contents.table(sizes)


def test_downloads_find_the_systems_authorities(script, monkeypatch, tmp_path):
    entry = script("entry")
    authorities = tmp_path / "authorities.pem"
    authorities.touch()
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: Paths("/where/it/was/built.pem"))
    entry.find_authorities()
    assert "SSL_CERT_FILE" not in os.environ
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: Paths(None))
    monkeypatch.setattr(entry, "_AUTHORITIES", (str(tmp_path / "none.pem"), str(authorities)))
    entry.find_authorities()
    assert os.environ.pop("SSL_CERT_FILE") == str(authorities)


def test_packages_that_lie_in_the_bundle_are_not_asked_for(script):
    deb = script("linux/deb")
    assert deb._lies_in("libxcb-cursor0", {"libxcb-cursor.so.0"})
    assert not deb._lies_in("libxcb-cursor0", {"libxcb.so.1"})
    assert deb._lies_in("libxkbcommon-x11-0", {"libxkbcommon-x11.so.0"})


def test_a_package_is_found_by_its_name_and_a_module_in_its_package(script):
    has_module = script("components").has_module
    assert has_module("numpy")
    assert has_module("PIL.Image")
    assert not has_module("numpy.nothing_such")
    assert not has_module("nothing_such")
