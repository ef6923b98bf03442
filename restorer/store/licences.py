"""Whose work Restorer stands on, and under which terms: read by the command line and by the window's About."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

from restorer.store.resources import resource

FOLDER = "licences"
"""Where a bundle keeps what was collected when it was built, below the resources."""
INDEX = "components.json"

_TEXT = re.compile(r"^(licen[cs]e|copying|copyright|notice|authors)", re.IGNORECASE)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Component:
    """Something that others made and that comes with this installation.

    Attributes:
        name: As its makers spell it.
        version: Theirs.
        licence: An SPDX expression where they give one, else their own words; empty where they give none.
        home: Where it is to be found.
        texts: The files that hold its terms, relative to the folder that the index lies in, or absolute.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...] = ()


def components() -> tuple[Component, ...]:
    """All of them by name: those of the bundle, or those that are installed beside Restorer.

    Raises:
        StoreError: the installation is incomplete.
    """
    index = resource(f"{FOLDER}/{INDEX}")
    if index.is_file():
        return read_index(index)
    return tuple(describe(distribution) for distribution in _wanted())


def terms(component: Component) -> str:
    """The full text of a component's licence; empty where none comes with it."""
    folder = resource(FOLDER)
    return "\n\n".join(
        path.read_text("utf-8", errors="replace").strip()
        for path in (folder / name for name in component.texts)
        if path.is_file()
    )


def describe(distribution: Distribution) -> Component:
    """What an installed Python package says of itself."""
    data = distribution.metadata
    files = distribution.files or ()
    texts = sorted(
        str(distribution.locate_file(file))
        for file in files
        if _TEXT.match(Path(str(file)).name) and ".dist-info" in str(file)
    )
    return Component(str(data["Name"]), distribution.version, _licence(distribution), _home(distribution), tuple(texts))


def read_index(index: Path) -> tuple[Component, ...]:
    """The components that an index lists."""
    rows = json.loads(index.read_text("utf-8"))
    return tuple(Component(**{**row, "texts": tuple(row["texts"])}) for row in rows)


def write_index(index: Path, found: tuple[Component, ...]) -> None:
    """Write an index that `read_index` reads."""
    index.write_text(
        json.dumps([asdict(component) for component in found], indent=1, ensure_ascii=False) + "\n", "utf-8"
    )


def _wanted() -> list[Distribution]:
    """The packages that Restorer needs, those that they need, and so on."""
    known = {_key(str(found.metadata["Name"])): found for found in distributions()}
    wanted, waiting = set[str](), ["restorer"]
    while waiting:
        name = waiting.pop()
        if name in wanted or name not in known:
            continue
        wanted.add(name)
        for need in known[name].requires or ():
            if "extra ==" not in need:
                waiting.append(_key(re.split(r"[\s;<>=!~(\[]", need, maxsplit=1)[0]))
    return [known[name] for name in sorted(wanted - {"restorer"})]


def _licence(distribution: Distribution) -> str:
    data = distribution.metadata.json
    stated = str(data.get("license_expression") or "").strip()
    if stated:
        return stated
    classified = [
        line.rpartition("::")[2].strip()
        for line in data.get("classifier") or ()
        if line.startswith("License ::") and line.count("::") > 1
    ]
    if classified:
        return ", ".join(classified)
    # Some put the full text where its name belongs.
    return str(data.get("license") or "").strip().partition("\n")[0][:_LONGEST_NAME]


def _home(distribution: Distribution) -> str:
    data = distribution.metadata.json
    links = dict(line.partition(", ")[::2] for line in data.get("project_url") or ())
    for word in ("homepage", "home", "source", "repository", "source code"):
        for label, link in links.items():
            if label.lower() == word:
                return str(link)
    return str(data.get("home_page") or next(iter(links.values()), ""))


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
