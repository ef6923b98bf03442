"""What the bundle leaves out, and why it can. Used by `restorer.spec`; each rule is proved by `smoke.py`."""

from __future__ import annotations

import fnmatch
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's (name in the bundle, file on disk, kind)."""

MODULES = (
    # what a developer's or a release's environment holds beside; SymPy, rich and Pillow take them where they are
    "scipy", "lxml", "attr", "defusedxml",
    # drawn by nobody here
    "matplotlib", "mpl_toolkits", "fontTools", "kiwisolver", "contourpy", "cycler", "tkinter", "pylab",
    # rich colours source code with it, which Restorer never shows
    "pygments",
    # Python's own, on libraries under the GPL alone: Restorer has no prompt and no such database
    "readline", "_gdbm",
    # facexlib: all but three networks. Its tracking is under the GPL, its ParseNet under non-commercial terms
    *(f"facexlib.{name}" for name in (
        "alignment", "assessment", "headpose", "matting", "parsing.parsenet", "tracking", "utils", "visualization",
    )),
    # torch: compiling, exporting and its own tests
    *(f"torch.testing._internal.{name}" for name in (
        "autocast_test_lists", "autograd_function_db", "check_kernel_launches", "codegen", "common_cuda",
        "common_device_type", "common_dist_composable", "common_distributed", "common_fsdp", "common_jit",
        "common_methods_invocations", "common_mkldnn", "common_modules", "common_mps", "common_nn",
        "common_optimizers", "common_pruning", "common_quantization", "common_quantized", "common_subclass",
        "common_utils", "common_xpu", "composite_compliance", "custom_op_db", "data", "dist_utils", "generated",
        "hop_db", "hypothesis_utils", "inductor_utils", "jit_metaprogramming_utils", "jit_utils", "opinfo", "optests",
        "quantization_torch_package_models", "test_module", "triton_utils",
    )),
    "torch._inductor.codegen", "torch._inductor.fx_passes", "torch._inductor.kernel",
    "torch.utils.tensorboard", "torch.utils.benchmark", "torch.utils.bottleneck", "networkx",
    "caffe2", "functorch", "jinja2", "markupsafe",
    # OpenVINO: its converter of files, which reports to its makers, its tools, and operations by old names
    "openvino.tools", "openvino_telemetry", "openvino.torch", "openvino.frontend.onnx", "openvino.frontend.paddle",
    "openvino.frontend.tensorflow", "openvino.frontend.jax",
    "IPython", "pytest", "_pytest", "setuptools", "pkg_resources", "pip", "wheel", "lib2to3", "pydoc_data", "test",
    "sympy.testing", "numpy.f2py", "numpy.testing._private.extbuild",
    # the window is made of widgets
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner",
    "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtHelp", "PySide6.QtUiTools",
)  # fmt: skip
"""Modules that nothing of ours reaches; an import of one that is tried anyway fails as if it were not installed."""

FILES = (
    # torch's own tests, compilers, headers, static libraries
    "torch/test/*", "torch/bin/*test*", "torch/bin/protoc*", "torch/bin/*.pt*", "torch/bin/*FileStore*",
    "torch/bin/*HashStore*", "torch/bin/*TCPStore*", "torch/bin/upgrader_models/*", "torch/include/*", "torch/share/*",
    "torch/lib/*_test.*", "torch/lib/*.a", "torch/lib/*.lib", "torch/lib/libbackend_with_compiler*",
    "torch/lib/libaoti_custom_ops*", "torch/utils/benchmark/*",
    # torchvision's JPEG and video readers: photos are read by libvips and Pillow
    "torchvision/image*", "*/libnvjpeg*", "*/libcudart*", "libnvjpeg*", "libcudart*", "torchvision.libs/*",
    # Qt: what a window of widgets on a desktop has no use for
    "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6OpenGLWidgets*", "*Qt6Pdf*", "*Qt6Sql*", "*Qt6Test*",
    "*Qt6EglFSDeviceIntegration*", "*Qt6EglFsKms*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*", "*/plugins/platforms/*qeglfs*",
    "*/plugins/platforms/*qlinuxfb*", "*/plugins/platforms/*qminimalegl*", "*/plugins/platforms/*qvnc*",
    "*/plugins/platforms/*qvkkhrdisplay*",
    "*/plugins/egldeviceintegrations/*", "*/plugins/generic/*", "*/plugins/tls/*", "*/plugins/networkinformation/*",
    "*/plugins/wayland-graphics-integration-server/*", "*/plugins/imageformats/*qpdf*", "*/plugins/sqldrivers/*",
    "*/Qt/qml/*", "*/Qt/metatypes/*", "*/opengl32sw.dll", "*/d3dcompiler_*.dll",
    "*/avcodec-*.dll", "cv2/*videoio_ffmpeg*",
    "*/wayland-graphics-integration-client/*vulkan-server*", "*/wayland-graphics-integration-client/*drm-egl-server*",
    "*/wayland-graphics-integration-client/*dmabuf-server*", "*/wayland-shell-integration/*ivi-shell*",
    "*/wayland-shell-integration/*fullscreen-shell*", "*/wayland-shell-integration/*wl-shell*",
    "*/imageformats/*qicns*", "*/imageformats/*qtga*", "*/imageformats/*qwbmp*",
    # GTK's own look: the desktop's file dialogs come through its portal, without a second GTK
    "*/plugins/platformthemes/*qgtk3*",
    # libraries that Qt looks for at run time and that every desktop has in the right version for its drivers
    "libdrm*", "libgbm*", "libwayland-*",
    # OpenVINO reads networks from torch alone, and chooses no device by itself
    "openvino/include/*", "openvino/cmake/*", "openvino/libs/*onnx_frontend*", "openvino/libs/*paddle_frontend*",
    "openvino/libs/*tensorflow_frontend*", "openvino/libs/*tensorflow_lite_frontend*", "openvino/libs/*jax_frontend*",
    "openvino/libs/*gguf_frontend*", "openvino/libs/*auto_plugin*", "openvino/libs/*auto_batch_plugin*",
    "openvino/libs/*hetero_plugin*", "openvino/libs/*openvino_c.*", "openvino/frontend/onnx/*",
    "openvino/frontend/paddle/*", "openvino/frontend/tensorflow/*", "openvino/frontend/jax/*", "openvino/tools/*",
    # metadata of a build, not of a program
    "*.pyi", "*.pyx", "*.pxd", "*/tests/*", "*/test_data/*", "*.dist-info/RECORD", "*.dist-info/INSTALLER",
    "restorer/resources/translations/*.ts",
)  # fmt: skip
"""Files by their name in the bundle, as `fnmatch` reads it, with forward slashes."""

TRANSLATIONS = ("qtbase_de", "qtbase_en")
"""Qt's own translations that the window can speak (`restorer/gui/language.py`)."""

READ_THEMSELVES = (
    # settings, which look for comments in their own source
    "torch._functorch.config", "torch._export.config", "torch.fx.experimental._config", "torch.distributed.config",
    "torch._dynamo.config", "torch.compiler.config", "torch.utils.serialization.config", "torch._inductor.config",
    "torch._inductor.config_comms",
    # functions with overloads for a compiler that is never run
    "torch.functional", "torch.nn.functional", "torch.nn.modules.rnn", "torchvision.models.densenet",
)  # fmt: skip
"""Modules that ask for their own source when they are imported: for these it goes along."""

STRIPPED = ("libtorch_cpu.so", "libtorch_python.so", "libpython3*.so*")
"""Libraries with large symbol tables. Others were edited by patchelf, which strip spoils."""


def keeps(entry: Entry) -> bool:
    """Whether the bundle needs this file."""
    name = entry[0].replace("\\", "/")
    if "/translations/qt" in name or "/translations/assistant" in name:
        return any(wanted in name for wanted in TRANSLATIONS)
    return not any(fnmatch.fnmatch(name, pattern) for pattern in FILES)


def trim(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that the bundle needs; a link goes with what it points to."""
    return [entry for entry in entries if keeps(entry) and (entry[2] != "SYMLINK" or keeps((entry[1], "", "BINARY")))]


def without_orphans(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without those libraries of the system that only something trimmed asked for (Linux)."""
    readelf = shutil.which("readelf")
    if readelf is None or not sys.platform.startswith("linux"):
        return list(entries)
    from_system = {
        Path(name).name: (name, source, kind)
        for name, source, kind in entries
        if kind == "BINARY"
        and "/" not in name
        and source.startswith(("/usr/lib/", "/lib/"))
        and not name.startswith("libpython")  # the program itself opens it
    }
    waiting = [source for name, source, kind in entries if kind != "SYMLINK" and Path(name).name not in from_system]
    wanted: set[str] = set()
    while waiting:
        for library in _needs(waiting.pop(), readelf) & from_system.keys() - wanted:
            wanted.add(library)
            waiting.append(from_system[library][1])
    return [entry for entry in entries if Path(entry[0]).name not in from_system.keys() - wanted]


def _needs(path: str, readelf: str) -> set[str]:
    answer = subprocess.run([readelf, "--dynamic", path], capture_output=True, text=True, check=False)
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", answer.stdout))


def without_symbols(entries: Sequence[Entry], folder: Path) -> list[Entry]:
    """The same entries, the largest libraries without the symbol tables that only a debugger reads (Linux)."""
    strip = shutil.which("strip")
    if strip is None or not sys.platform.startswith("linux"):
        return list(entries)
    folder.mkdir(parents=True, exist_ok=True)
    return [_stripped(entry, folder, strip) for entry in entries]


def _stripped(entry: Entry, folder: Path, strip: str) -> Entry:
    name, source, kind = entry
    if kind != "BINARY" or not any(fnmatch.fnmatch(Path(name).name, pattern) for pattern in STRIPPED):
        return entry
    target = folder / Path(name).name
    subprocess.run([strip, "--strip-unneeded", "-o", str(target), source], check=True)
    return name, str(target), kind
