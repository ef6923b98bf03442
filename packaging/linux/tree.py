"""Lays a built Restorer out as Linux systems want it: `python packaging/linux/tree.py dist/restorer FOLDER`.

The tree (`FOLDER/usr/...`) is what the Debian package, the AppDir and the Flatpak share.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

ID = "io.github.restorer_app.Restorer"


def lay_out(bundle: Path, target: Path, *, prefix: str = "usr", is_debian: bool = True) -> None:
    """Fill a folder.

    Args:
        bundle: What `build.py` made.
        target: Made where it is not there; what lies in it at the same names is replaced.
        prefix: The folder below `target` that takes the place of `/usr`.
        is_debian: Whether the tree is for a Debian package, which has compressed pages and a folder of papers.
    """
    usr = target / prefix
    library = usr / "lib" / "restorer"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(bundle, library, symlinks=True)
    _link(usr / "bin" / "restorer", "../lib/restorer/restorer")
    share = usr / "share"
    _copy(HERE / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    _copy(HERE / f"{ID}.metainfo.xml", share / "metainfo" / f"{ID}.metainfo.xml")
    _put_icons(share / "icons" / "hicolor")
    _put_pages(share, is_compressed=is_debian)
    if is_debian:
        _put_papers(share / "doc" / "restorer")
    # What a strict umask of the builder took away would lock everybody else out.
    for path in target.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _put_icons(folder: Path) -> None:
    import icons

    for path in icons.write_png(folder):
        (path.parent / "apps").mkdir(exist_ok=True)
        path.rename(path.parent / "apps" / f"{ID}.png")
    _copy(icons.SVG, folder / "scalable" / "apps" / f"{ID}.svg")


def _put_pages(share: Path, *, is_compressed: bool) -> None:
    import completion
    import manual

    page = manual.manual().encode()
    place = share / "man" / "man1" / "restorer.1"
    place.parent.mkdir(parents=True, exist_ok=True)
    if is_compressed:
        place.with_suffix(".1.gz").write_bytes(gzip.compress(page, mtime=0))
    else:
        place.write_bytes(page)
    for shell, folder, name in (
        ("bash", "bash-completion/completions", "restorer"),
        ("zsh", "zsh/vendor-completions" if is_compressed else "zsh/site-functions", "_restorer"),
        ("fish", "fish/vendor_completions.d", "restorer.fish"),
    ):
        path = share / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(completion.completion(shell), "utf-8")


def _put_papers(folder: Path) -> None:
    """Debian's own: who holds which rights, and what changed."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = (ROOT / "LICENSE").read_text("utf-8")
    head = "Restorer is under the MIT licence:\n\n"
    tail = (
        "\nThe networks that come with it are under the terms of their cards, in\n"
        "/usr/lib/restorer/_internal/restorer/resources/models.\n\n"
        "The programs of others that it is made of, and their terms, lie in\n"
        "/usr/lib/restorer/_internal/restorer/resources/licences; `restorer licences` lists them. Those under\n"
        "the LGPL (Qt, PySide6, libvips, FFmpeg, ...) are separate libraries below /usr/lib/restorer/_internal, which\n"
        "you may replace with builds of your own.\n"
    )
    (folder / "copyright").write_text(head + ours + tail, "utf-8")
    changes = re.sub(r"^\[.*?\]:.*$", "", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    (folder / "changelog.gz").write_bytes(gzip.compress(changes.encode(), mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--prefix", default="usr", help="The folder that takes the place of /usr. Default: usr.")
    parser.add_argument("--plain", action="store_true", help="Without what only Debian wants.")
    given = parser.parse_args()
    lay_out(given.bundle, given.folder, prefix=given.prefix, is_debian=not given.plain)
