"""The program imports only what its installation brings; what tests and makers have besides must not hide that."""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = {"pillow": "PIL", "pyside6_essentials": "PySide6", "opencv_python": "cv2", "pyvips_binary": "pyvips"}
OPTIONAL = {"rawpy", "pillow_heif", "c2pa", "cryptography", "openvino", "distributed", "fsspec", "smbclient", "uv"}
"""Imported where it is there, and done without where it is not."""


def names_of(requirements):
    names = (requirement.split(";")[0] for requirement in requirements)
    bare = ("".join(c if c.isalnum() or c in "-_." else " " for c in name).split()[0] for name in names)
    plain = (name.lower().replace("-", "_") for name in bare)
    return {MODULES.get(name, name) for name in plain}


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def test_the_program_imports_only_what_is_installed_with_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    allowed = {"restorer", "shiboken6", *names_of(project["dependencies"]), *OPTIONAL, *sys.stdlib_module_names}
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "restorer").rglob("*.py")
        for name in imports_of(path)
        if name not in allowed
    }
    assert not foreign
