"""Makes the Debian package: `python packaging/linux/deb.py dist/restorer` (on Debian or Ubuntu, with binutils).

What the bundle needs from the system is not guessed, but read off every library in it.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tree import lay_out

from restorer import __version__

CONTROL = """Package: restorer
Version: {version}
Section: graphics
Priority: optional
Architecture: {architecture}
Maintainer: The Restorer developers <restorer@users.noreply.github.com>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Homepage: https://github.com/restorer-app/restorer
Description: restores old photographs on this computer
 Drop the scans of the family's shoebox and get back repaired, cleaned, toned,
 coloured and enlarged copies. Originals are opened read-only and never
 changed; dates, places and captions travel along; what was invented is shown.
 .
 Works offline: the networks that it needs come with it, and nothing leaves the
 computer. Has a window and a command line.
"""

XCB = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxkbcommon-x11-0",
)
"""What Qt opens on X; some of it lies in the bundle, where it was installed on the machine that built it."""
FONTS = "fontconfig-config"
"""Where fonts are looked for; it brings a font along."""
RECOMMENDS = ("ca-certificates", "xdg-user-dirs", "xdg-utils", "hicolor-icon-theme")


def build(bundle: Path, folder: Path, *, compression: str = "xz") -> Path:
    """Make the package; returns its path.

    Args:
        bundle: What `build.py` made.
        folder: Where the package goes.
        compression: As dpkg-deb spells it: xz for a release, zstd where time counts more than size.
    """
    architecture = _out("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory(prefix="restorer-deb-") as work:
        tree = Path(work) / "tree"
        lay_out(bundle, tree)
        control = tree / "DEBIAN" / "control"
        control.parent.mkdir()
        control.parent.chmod(0o755)
        size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
        needed = needs(tree / "usr" / "lib" / "restorer")
        control.write_text(CONTROL.format(
            version=__version__, architecture=architecture, kilobytes=size // 1024, depends=", ".join([*needed, FONTS]),
            recommends=", ".join(RECOMMENDS),
        ), "utf-8")  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        package = folder / f"restorer_{__version__}_{architecture}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(tree), str(package)], check=True
        )
    return package


def needs(library: Path) -> list[str]:
    """The packages that the libraries of a bundle ask the system for, libc with the least version.

    dpkg-shlibdeps would give up where an optional part (a plugin, a library for graphics cards) asks for what is not
    there; here such a part is named and passed over.
    """
    paths = [path for path in library.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)]
    inside = {path.name for path in library.rglob("*.so*")}
    asked, libc = set[str](), (0, 0)
    for path in paths:
        words = _out("readelf", "--dynamic", "--version-info", "--wide", str(path))
        asked |= set(re.findall(r"\(NEEDED\).*\[(.+)\]", words)) - inside
        versions = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", words)
        libc = max([libc, *((int(major), int(minor)) for major, minor in versions)])
    found = {name: _package_of(name) for name in asked}
    for name in sorted(name for name, package in found.items() if not package):
        print(f"no package has {name}: what asks for it is left to do without", file=sys.stderr)
    packages = {package for package in found.values() if package} | {name for name in XCB if not _lies_in(name, inside)}
    packages -= {"libc6", "libc-bin"}
    return [f"libc6 (>= {libc[0]}.{libc[1]})", *sorted(packages)]


def _package_of(library: str) -> str:
    """The package that this library came from on this machine."""
    listed = re.search(rf"^\s*{re.escape(library)} .*=> (\S+)$", _out("/sbin/ldconfig", "-p"), re.MULTILINE)
    if listed is None:
        return ""
    path = Path(listed[1])
    # Merged /usr: dpkg knows a file of /lib by its old name only.
    for spelled in (str(path), str(path.resolve()), str(path).removeprefix("/usr"), f"/usr{path}"):
        answer = subprocess.run(["dpkg-query", "--search", spelled], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.split(":", 1)[0].split(",")[0].strip()
    return ""


def _lies_in(package: str, names: set[str]) -> bool:
    """Whether a package's library is in the bundle already: libxcb-cursor0 is libxcb-cursor.so.0."""
    stem, number = re.match(r"(.*?)-?(\d+)$", package).groups()  # type: ignore[union-attr]
    return f"{stem}.so.{number}" in names


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _out(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--output", type=Path, default=Path("dist"))
    parser.add_argument("--compression", default="xz", choices=("xz", "zstd", "gzip"))
    given = parser.parse_args()
    if shutil.which("readelf") is None:
        raise SystemExit("readelf is not there: apt-get install binutils")
    print(build(given.bundle.resolve(), given.output.resolve(), compression=given.compression))
