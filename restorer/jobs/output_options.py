"""What a person wants of the output: the same for the command line, the window's settings, the queue and the pipe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from restorer.store.settings import BY_NAME

EXISTS_POLICIES = BY_NAME["exists"].values
FORMATS = BY_NAME["format"].values

_BESIDE_THE_RESULT = frozenset({"exists", "manifest", "key"})
"""What changes nothing in a result: it stays up to date where only these differ."""


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """How a result is written, and with which metadata. Adding an option: one field here, JSON and digest follow.

    Attributes:
        format: One of `FORMATS`; `same` keeps the source's where it can be written, else PNG.
        exists: One of `EXISTS_POLICIES`: what to do where the target is there already.
        strip: Kinds of metadata that are left out; of `imaging.metadata.metadata_filter.NAMES`.
        caption: Whether a sentence on what was done is put behind the photo's description.
        sidecar: Whether the result's XMP is written to a file beside it, too.
        manifest: Absolute path of the folder whose manifests list the result; empty for none.
        certificate, key: Absolute paths of the PEM files that content credentials are signed with; empty for none.
    """

    format: str = "same"
    exists: str = "rename"
    strip: tuple[str, ...] = ()
    caption: bool = False
    sidecar: bool = False
    manifest: str = ""
    certificate: str = ""
    key: str = ""

    def to_json(self) -> dict[str, Any]:
        """Every option as a plain JSON value."""
        plain: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self)}
        return plain | {"strip": list(self.strip)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> OutputOptions:
        """Read the options among these values; those that are missing get their defaults, other names are left."""
        known = {item.name: data[item.name] for item in fields(OutputOptions) if item.name in data}
        return OutputOptions(**{**known, "strip": tuple(data.get("strip", ()))})

    def deciding(self) -> dict[str, object]:
        """What decides the content of a result, as plain JSON, for a digest.

        An option that has its default is left out, so that a new option does not retire the results of older versions.
        """
        changed = {
            item.name: getattr(self, item.name)
            for item in fields(self)
            if item.name not in _BESIDE_THE_RESULT and getattr(self, item.name) != item.default
        }
        if self.strip or self.caption:  # always both, as the first version that had them wrote
            changed |= {"strip": sorted(self.strip), "caption": self.caption}
        return changed | {"format": self.format}
