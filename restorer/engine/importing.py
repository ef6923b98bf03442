"""Brings a person's own weight file into the user's folder of models: recognised, checked, and copied."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from restorer.engine.loading import load_published
from restorer.engine.nets.published import recognized
from restorer.engine.third_party import SUFFIXES, inspect_weights, recognize
from restorer.engine.weight_files.ncnn import to_state
from restorer.engine.weight_files.state import read_state
from restorer.errors import ModelError
from restorer.imaging.atomic import write_atomic
from restorer.message import Message
from restorer.models.files import place_of, read_code
from restorer.models.imported import UNKNOWN_LICENCE, add_imported, id_for
from restorer.models.info import ModelFile, ModelInfo, Tiling
from restorer.models.ncnn import SUFFIX as NCNN_SUFFIX
from restorer.models.ncnn import read_ncnn
from restorer.models.published import PUBLISHED
from restorer.store.folders import make_folder
from restorer.store.hashing import sha256_of

IMPORTABLE = (*SUFFIXES, NCNN_SUFFIX)
"""The ends of the names of files that can be imported. ncnn's `.param` wants its `.bin` beside it."""


def import_model(source: Path, folder: Path) -> ModelInfo:
    """Import a weight file; takes seconds. A file that the catalogue knows by its hash becomes that entry's.

    Args:
        source: Stays where it is.
        folder: The user's folder of models.

    Returns:
        The entry under which it can be chosen.

    Raises:
        ModelError: it is no weight file that is safe to open, its network is not known, or one of its id is here.
        InputError, ResourceError: the folder cannot be written, or the disk has no room.
    """
    if source.suffix.lower() not in IMPORTABLE:
        raise ModelError(
            Message("{name} is no weight file that can be opened safely.", name=source.name),
            Message("Use {suffixes}.", suffixes=", ".join(IMPORTABLE)),
        )
    if source.suffix.lower() == NCNN_SUFFIX:
        return _import_ncnn(source, folder)
    known = _known(source)
    if known is not None:
        path = place_of(known, folder)
        make_folder(path.parent)
        with write_atomic(path) as part:
            shutil.copyfile(source, part)
        return known
    return add_imported(inspect(source, folder), source, folder)


def inspect(path: Path, folder: Path | None = None) -> ModelInfo:
    """What a weight file is, as an entry for the catalogue. Its `file` is not filled in.

    Args:
        path: The file.
        folder: The user's folder of models, in which code of networks may lie; None: that in the user's data folder.

    Raises:
        ModelError: it is no weight file that is safe to open, or its network is not known.
    """
    name = recognized(read_state(path)) if path.suffix.lower() in SUFFIXES else None
    if name is None:
        return inspect_weights(path)
    like = next(info for info in PUBLISHED if info.net == name)
    net = load_published(name, path, read_code(like, place_of(like, folder)))
    return replace(
        like,
        id=id_for(path.name),
        good_for=f"{name}, imported from {path.name}.",
        halo_px=int(getattr(net, "halo_px", like.halo_px)) if like.tiling is not Tiling.INTERNAL else 0,
        file=ModelFile(path.name, "", 0),
        licence=UNKNOWN_LICENCE,
        source=path.name,
        author="",
        code=(),
    )


def _import_ncnn(source: Path, folder: Path) -> ModelInfo:
    """Import a network of ncnn, as safetensors of its weights under their published names."""
    from safetensors.torch import save_file

    state = to_state(read_ncnn(source), lambda state: recognize(state, source.name))
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / f"{source.stem}.safetensors"
        save_file({name: value.contiguous() for name, value in state.items()}, path)
        return add_imported(inspect_weights(path, source.name), path, folder)


def _known(source: Path) -> ModelInfo | None:
    """The published entry whose very file this is."""
    try:
        sha256 = sha256_of(source)
    except OSError as error:
        raise ModelError(
            Message("{name} cannot be read: {reason}.", name=source.name, reason=error.strerror), "Check its rights."
        ) from error
    return next((info for info in PUBLISHED if info.file.sha256 == sha256), None)
