"""Writes the software bill of materials of a built bundle: `python packaging/sbom.py dist/restorer FILE`.

CycloneDX JSON, made by cyclonedx-bom from the environment that the bundle was built in and cut down to what lies in
the bundle; what came from the system or from elsewhere is added from the bundle's own list of components. Needs what
`requirements-release.txt` names, in any environment.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

INDEX = "_internal/restorer/resources/licences/components.json"
VERSION = "1.6"
_DEBIAN = " (Debian)"


def make(bundle: Path, environment: Path) -> dict[str, Any]:
    """The bill of a bundle.

    Args:
        bundle: What `build.py` made.
        environment: The Python that it was made with.
    """
    command = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        "--spec-version",
        VERSION,
        "--output-format",
        "JSON",
    ]
    answer = subprocess.run([*command, str(environment)], capture_output=True, text=True, check=True)
    bill: dict[str, Any] = json.loads(answer.stdout)
    listed = json.loads((bundle / INDEX).read_text("utf-8"))
    wanted = {_key(row["name"]) for row in listed} | {"restorer"}
    found = [part for part in bill["components"] if _key(part["name"]) in wanted]
    names = {_key(part["name"]) for part in found}
    found += [_component(row) for row in listed if _key(row["name"]) not in names]
    found += _parts_of_wheels(environment, {row["name"] for row in listed})
    kept = {part["bom-ref"] for part in found}
    bill["components"] = found
    bill["dependencies"] = [
        {**entry, "dependsOn": [ref for ref in entry.get("dependsOn", ()) if ref in kept]}
        for entry in bill.get("dependencies", ())
        if entry["ref"] in kept or entry["ref"] == bill.get("metadata", {}).get("component", {}).get("bom-ref")
    ]
    return bill


def _parts_of_wheels(environment: Path, names: set[str]) -> list[dict[str, Any]]:
    """The libraries inside Python packages, of those whose makers state them (`*.dist-info/sboms`)."""
    wanted, parts = {_key(name) for name in names}, dict[str, dict[str, Any]]()
    for path in sorted(environment.parent.parent.glob("[Ll]ib*/**/*.dist-info/sboms/*.json")):
        wheel = path.parents[1].name.removesuffix(".dist-info").rpartition("-")[0]
        if _key(wheel) not in wanted:
            continue
        for stated in json.loads(path.read_text("utf-8")).get("components", ()):
            if str(stated.get("purl", "")).startswith("pkg:pypi/"):
                continue  # the package itself, which is listed already
            ref = f"{wheel}/{stated['name']}@{stated.get('version', '')}"
            kept = {key: stated[key] for key in ("name", "version", "purl") if stated.get(key)}
            parts[ref] = {"type": "library", "bom-ref": ref, "group": f"inside {wheel}", **kept}
    return list(parts.values())


def check(text: str) -> None:
    """End with an error where a bill is not what CycloneDX's own schema asks for."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.from_version(VERSION)).validate_str(text)
    if wrong:
        raise SystemExit(f"not valid: {wrong}")


def _component(row: dict[str, Any]) -> dict[str, Any]:
    """A component that is no Python package."""
    name, version = row["name"], row["version"]
    part: dict[str, Any] = {"type": "library", "bom-ref": f"{name}@{version}", "name": name, "version": version}
    if name.endswith(_DEBIAN):
        part["purl"] = f"pkg:deb/debian/{name.removesuffix(_DEBIAN)}@{version.replace('+', '%2B').replace(':', '%3A')}"
    if row["licence"]:
        part["licenses"] = [{"license": {"name": row["licence"]}}]
    if row["home"]:
        part["externalReferences"] = [{"type": "website", "url": row["home"]}]
    return part


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--environment", type=Path, default=Path("build/venv/bin/python"), help="The build's Python.")
    given = parser.parse_args()
    content = json.dumps(make(given.bundle, given.environment), indent=1) + "\n"
    check(content)
    given.file.write_text(content, "utf-8")
    print(f"{given.file}: {len(json.loads(content)['components'])} components")
