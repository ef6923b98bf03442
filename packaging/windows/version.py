"""Writes what Windows shows under a program's properties, in PyInstaller's format."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from restorer import __version__

TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The Restorer developers'),
      StringStruct('FileDescription', 'Restorer'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'restorer'),
      StringStruct('LegalCopyright', 'The MIT licence'),
      StringStruct('OriginalFilename', 'restorer.exe'),
      StringStruct('ProductName', 'Restorer'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def version_info(version: str) -> str:
    """The file's content for a version such as 1.2.3."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:4]]
    return TEMPLATE.format(numbers=tuple([*numbers, 0, 0, 0, 0][:4]), version=version)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    target = parser.parse_args().file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(version_info(__version__), "utf-8")
