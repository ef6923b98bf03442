"""A small index of made-up wheels: they hold nothing but a path to the packages that the tests run with."""

import hashlib
import sysconfig
import zipfile
from pathlib import Path


def make_wheel(folder: Path, name: str, version: str, files: dict[str, str] | None = None) -> Path:
    """Write a pure wheel with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = name.replace("-", "_")
    path = folder / f"{plain}-{version}-py3-none-any.whl"
    info = f"{plain}-{version}.dist-info"
    content = {
        **(files or {}),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in content.items():
            archive.writestr(file, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{file},,\n" for file in (*content, f"{info}/RECORD")))
    return path


def make_index(folder: Path, wheels: dict[str, tuple[str, dict[str, str]]]) -> str:
    """An index as of PEP 503, by name (version, files); returns its URL."""
    for name, (version, files) in wheels.items():
        path = make_wheel(folder / name, name, version, files)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        link = f'<a href="{path.name}#sha256={digest}">{path.name}</a>'
        (folder / name / "index.html").write_text(f"<!DOCTYPE html><html><body>{link}</body></html>")
    folder.mkdir(parents=True, exist_ok=True)
    return folder.as_uri()


def bridge() -> dict[str, str]:
    """What makes an environment find the real packages of these tests."""
    return {"real_packages.pth": sysconfig.get_path("purelib") + "\n"}
