"""From the arguments of `restore` to what is wanted: checked, and the same for a dry run and a real one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from restorer.cli.by_hand import settings_by_hand
from restorer.cli.cluster import cluster_from
from restorer.cli.face_files import HOW as FACES_HOW
from restorer.cli.face_files import read_face_file
from restorer.cli.hints import hints_of, read_hint_file, texts_of
from restorer.cli.mask_files import masks_of
from restorer.condition import load_preset
from restorer.condition.overrides import apply_overrides
from restorer.condition.presets import NAMES
from restorer.errors import InputError
from restorer.imaging.decode import probe
from restorer.imaging.metadata.provenance import Provenance
from restorer.jobs.cluster.options import ClusterOptions
from restorer.jobs.files.address_sources import find_address_sources
from restorer.jobs.files.addresses import as_address, is_address
from restorer.jobs.files.path_list import read_list
from restorer.jobs.files.sources import DiscoveredFiles, SourceFilter, find_sources
from restorer.jobs.files.targets import Naming, SourcePage, plan_targets
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.provenance.c2pa import Signing, check_signing
from restorer.jobs.provenance.labels import complete_recipe, read_provenance
from restorer.jobs.request import Request
from restorer.jobs.store.job_store import JobStore
from restorer.pipeline.recipe import KEEP_OUT, Recipe
from restorer.pipeline.step import Value
from restorer.steps import STEPS, find


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    """What a person asked `restore` for; nothing has been read or written yet.

    Attributes:
        paths: Files and folders, as given, those of a list included.
        folder: Absolute path of the folder for the results.
        recursive: Whether folders inside of folders are searched.
        name: The template of the results' names.
        request: What is wanted of each photo; its source and target are still empty.
        made: What the result says that the recipe was read from; None where none was named.
        include, exclude: As in `sources.SourceFilter`.
        watches: Whether the folders are watched for more.
        memory_mb: How much memory may be taken, in MiB; 0 leaves it to the settings.
        hints: Colours that are known, by the photo's name or path, as `colorize` takes them; see `cli.hints`.
        faces: What is said of single faces, in the same way; see `cli.face_files`.
        mask, possible, keep_out: A picture of what is filled, of where all that may be damage is, and of what stays
            as it is, or a folder of them; see `cli.mask_files`.
        cluster: Which cluster's workers restore the photos; None: this process.
    """

    paths: tuple[str, ...]
    folder: Path
    request: Request
    recursive: bool = False
    name: str = "{stem}"
    made: Provenance | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    watches: bool = False
    memory_mb: int = 0
    hints: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)
    mask: Path | None = None
    possible: Path | None = None
    keep_out: Path | None = None
    cluster: ClusterOptions | None = None

    @property
    def named_device(self) -> str | None:
        """The device, where one was named; None leaves the choice to the settings."""
        return None if self.request.device == "auto" else self.request.device

    def find_sources(
        self, store: JobStore | None = None, is_ready: Callable[[Path], bool] = lambda path: True
    ) -> DiscoveredFiles:
        """Find the photos that are ready; with a store, results of earlier runs are known for what they are."""

        def origin_of(path: Path) -> Path | None:
            record = None if store is None else store.record_of(as_address(path))
            return None if record is None else Path(record.source)

        rules = SourceFilter(self.recursive, self.folder, origin_of, self.include, self.exclude, is_ready)
        addresses = [path for path in self.paths if is_address(path)]
        found = find_sources([path for path in self.paths if not is_address(path)], probe, rules)
        if not addresses:
            return found
        others = find_address_sources(addresses, rules)
        return DiscoveredFiles((*found.sources, *others.sources), (*found.left_out, *others.left_out))

    def requests(self, sources: Sequence[SourcePage]) -> list[Request]:
        """One request for each photo, each with a target of its own.

        Raises:
            InputError: a bad template, a result would lie where an original lies, or hints, faces or masks that fit no
                photo.
        """
        wanted = self.request
        naming = Naming(self.folder, self.name, wanted.output.format, wanted.preset)
        targets = plan_targets(sources, naming)
        by_photo = {
            "colorize.hints": hints_of(sources, self.hints) if self.hints else [""] * len(sources),
            "faces.choices": texts_of(sources, self.faces, "faces", FACES_HOW) if self.faces else [""] * len(sources),
            "repair.mask": masks_of(sources, self.mask, "-damage"),
            "repair.within": masks_of(sources, self.possible),
            KEEP_OUT: masks_of(sources, self.keep_out),
        }
        return [
            replace(
                wanted,
                source=as_address(source.path),
                target=as_address(target),
                page=source.page,
                overrides={
                    **wanted.overrides,
                    **{name: texts[number] for name, texts in by_photo.items() if texts[number]},
                },
            )
            for number, (source, target) in enumerate(zip(sources, targets, strict=True))
        ]


def options_from(arguments: argparse.Namespace) -> RestoreOptions:
    """Read and check the arguments.

    Raises:
        InputError: no paths, an unreadable list, an unknown step, field or preset, a value out of range, or a
            certificate that cannot sign.
    """
    paths = tuple(arguments.paths)
    if arguments.files_from is not None:
        paths += tuple(read_list(arguments.files_from))
    elif not paths:
        raise InputError("No photos were named.", "Name photos or folders, or a list of them with --files-from.")
    folder = _folder(arguments.output)
    if not is_address(folder) and folder.exists() and not folder.is_dir():
        raise InputError(f"{str(folder)!r} is a file, and results need a folder.", "Name a folder with -o.")
    made, recipe = _recipe_from(arguments)
    if recipe is not None and (arguments.steps or arguments.preset != "auto"):
        raise InputError("--recipe-from already names the complete recipe.", "Leave --preset and --steps out.")
    by_photo = (arguments.hints, arguments.faces, arguments.mask, arguments.possible, arguments.keep_out)
    if arguments.watch and any(by_photo):
        raise InputError("Hints, faces and masks cannot be used with --watch.", "Leave one of them out.")
    cluster = cluster_from(arguments)
    if is_address(folder) or any(is_address(path) for path in paths):
        _check_addresses(arguments, cluster)
    certificate, key = _signing(arguments.certificate, arguments.certificate_key)
    request = Request(
        source="",
        target="",
        # Checked here once, and not for each of ten thousand photos.
        recipe=complete_recipe(recipe, STEPS) if recipe is not None else None,
        preset=preset_name(arguments.preset),
        steps=_steps(arguments.steps),
        overrides=overrides_from([*arguments.settings, *settings_by_hand(arguments)], arguments.scale),
        device=arguments.device,
        partial=arguments.partial,
        output=OutputOptions(
            format=arguments.format,
            # Whoever watches a folder does not want everything once more at each start.
            exists=arguments.exists or ("update" if arguments.watch else "version"),
            strip=arguments.strip,
            caption=arguments.caption,
            sidecar=arguments.sidecar,
            manifest=str(folder) if arguments.manifest else "",
            certificate=certificate,
            key=key,
        ),
    )
    return RestoreOptions(
        paths=paths,
        folder=folder,
        request=request,
        recursive=arguments.recursive,
        name=arguments.name,
        made=made,
        include=tuple(arguments.include),
        exclude=tuple(arguments.exclude),
        watches=arguments.watch,
        memory_mb=arguments.memory,
        hints=read_hint_file(arguments.hints) if arguments.hints is not None else {},
        faces=read_face_file(arguments.faces) if arguments.faces is not None else {},
        mask=arguments.mask,
        possible=arguments.possible,
        keep_out=arguments.keep_out,
        cluster=cluster,
    )


def _recipe_from(arguments: argparse.Namespace) -> tuple[Provenance | None, Recipe | None]:
    """What the named result, or a version of it, says of its making, and its recipe; None and None where none is named.

    Of a version that was never made there is the recipe alone.
    """
    result, spelled = arguments.recipe_from, arguments.from_version
    if result is None:
        if spelled is not None:
            raise InputError("--from-version needs the result whose version it is.", "Name it with --recipe-from.")
        return None, None
    path = result
    if spelled is not None:
        from restorer.jobs.files.versions import find_version

        version = find_version(result.absolute(), spelled)
        if not version.is_made:
            return None, Recipe.from_json(dict(version.recipe))
        path = version.path
    made = read_provenance(path)
    return made, Recipe.from_json(made.recipe)


def _folder(output: Path) -> Path:
    # `resolve` would follow the user's links; an address is no path of this computer.
    return output if is_address(output) else Path(os.path.abspath(output))  # noqa: PTH100


def _check_addresses(arguments: argparse.Namespace, cluster: ClusterOptions | None) -> None:
    """Raise `InputError` for what addresses cannot have."""
    if cluster is None:
        raise InputError(
            "Addresses such as s3://bucket/scans are read by a cluster's workers.",
            "Add --cluster, such as --cluster local:2 for two workers on this computer.",
        )
    if arguments.dry_run:
        raise InputError("--dry-run needs folders, and cannot be used with addresses.")


def overrides_from(settings: Sequence[str], scale: int | None = None) -> dict[str, Value]:
    """`["clean.strength=0.5"]` -> `{"clean.strength": 0.5}`, each value in its field's own type.

    Raises:
        InputError: it is not spelled so, or no such step or field, or a value out of range.
    """
    texts: dict[str, Value] = {}
    for setting in settings:
        spelled, equals, value = setting.partition("=")
        if not equals:
            raise InputError(f"{setting!r} sets nothing.", "Write STEP.FIELD=VALUE, such as clean.strength=0.5.")
        texts[spelled.strip()] = value
    if scale is not None:
        texts["upscale.scale"] = scale
    recipe = apply_overrides(Recipe(), texts)
    values = {f"{choice.step}.{name}": value for choice in recipe.steps for name, value in choice.settings.items()}
    return {spelled: values[spelled] for spelled in texts}


def _signing(certificate: Path | None, key: Path | None) -> tuple[str, str]:
    """Absolute paths of certificate and key, tried once, and not for each of ten thousand photos."""
    if certificate is None and key is None:
        return "", ""
    if certificate is None or key is None:
        raise InputError("A certificate needs its key, and a key its certificate.", "Name both.")
    signing = Signing(certificate.expanduser().absolute(), key.expanduser().absolute())
    check_signing(signing)
    return str(signing.certificate), str(signing.key)


def _steps(text: str) -> tuple[str, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    return tuple(dict.fromkeys(find(name).id for name in names))


def preset_name(name: str) -> str:
    """The preset's name, or its file's absolute path: a job that is resumed elsewhere must find it again.

    Raises:
        InputError: there is no such preset, or it cannot be read.
    """
    load_preset(name)
    return name if name in NAMES else str(Path(name).expanduser().absolute())
