"""The photos under addresses: found by their names, since reading each one's head would be a round trip a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from restorer.errors import RestorerError
from restorer.imaging.codecs.formats import codec_of_name
from restorer.jobs.files.addresses import as_address, in_words, locate
from restorer.jobs.files.sources import DiscoveredFiles, SkippedFile, SourceFilter, is_backup_name, natural_key
from restorer.jobs.files.targets import SourcePage
from restorer.message import Message


def find_address_sources(addresses: Iterable[str], rules: SourceFilter) -> DiscoveredFiles:
    """Find the photos that are meant by addresses of files and folders, as `find_sources` does for paths.

    A file counts as one page, whatever it holds. `SourcePage.path` is a `Path` made of the address; `as_address` makes
    it one again.

    Args:
        addresses: Files and folders.
        rules: What to take.
    """
    sources, left_out = dict[str, SourcePage](), list[SkippedFile]()
    for address in addresses:
        try:
            found = list(_files_under(address, rules.recursive))
        except FileNotFoundError:
            message = Message("{name} is not there.", name=repr(address))
            left_out.append(SkippedFile(Path(address), message, Message("Check the name."), is_failure=True))
            continue
        except RestorerError as error:
            left_out.append(SkippedFile(Path(address), error.message, error.hint, is_failure=True))
            continue
        for place, relative in found:
            reason = _reason_against(place, relative, rules, as_address(address))
            codec = codec_of_name(relative)
            if reason is not None or codec is None:
                left_out.append(SkippedFile(Path(place), reason or Message("It is no photo that is read.")))
                continue
            sources.setdefault(place, SourcePage(Path(place), relative, codec.id))
    return DiscoveredFiles(tuple(sources.values()), tuple(left_out))


def _files_under(address: str, is_recursive: bool) -> Iterator[tuple[str, PurePosixPath]]:
    """Each file's address and its path below the named folder, folders' own files first, numbers counted."""
    address = as_address(address).rstrip("/")
    system, path = locate(address)
    with in_words(address):
        if system.isfile(path):
            yield address, PurePosixPath(path.rpartition("/")[2])
            return
        if not system.exists(path):
            raise FileNotFoundError(address)
        names = system.find(path, maxdepth=None if is_recursive else 1)
    below = [name.removeprefix(path).lstrip("/") for name in names]
    for name in sorted(below, key=lambda name: (name.count("/"), natural_key(name))):
        yield f"{address}/{name}", PurePosixPath(name)


def _reason_against(place: str, relative: PurePosixPath, rules: SourceFilter, root: str) -> Message | None:
    if any(part.startswith(".") or part.endswith(".part") for part in relative.parts):
        return Message("It is hidden or unfinished.")
    output = as_address(rules.output_folder or "").rstrip("/")
    if output and output != root.rstrip("/") and place.startswith(output + "/"):
        return Message("It is the output folder.")
    if not rules.wants(relative):
        return Message("It was excluded.")
    if is_backup_name(relative.name):
        return Message("It is another program's backup of a photo.")
    if rules.origin_of(Path(place)) is not None:
        return Message("It is a result of an earlier run.")
    return None
