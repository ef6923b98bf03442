"""A file is read once for as long as it stays as it is."""

import hashlib
import os
from pathlib import Path

import pytest

from restorer.store import hashing
from restorer.store.hashing import read_sha256, sha256_of


@pytest.fixture
def reads(monkeypatch):
    """The names of the files that were opened, in order."""
    opened, open_ = [], Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *more, **named: opened.append(path.name) or open_(path, *more, **named)
    )
    return opened


def test_a_file_that_did_not_change_is_read_once(tmp_path, reads):
    path = tmp_path / "a"
    path.write_bytes(b"one")
    reads.clear()
    assert sha256_of(path) == sha256_of(path) == hashlib.sha256(b"one").hexdigest()
    assert reads == ["a"]


@pytest.mark.parametrize("content", [b"two", b"three"])
def test_a_file_that_changed_is_read_again(tmp_path, content):
    path = tmp_path / "a"
    path.write_bytes(b"one")
    sha256_of(path)
    path.write_bytes(content)
    os.utime(path, ns=(1, 1))
    assert sha256_of(path) == hashlib.sha256(content).hexdigest()


def test_reading_anew_is_remembered_and_never_answered_from_memory(tmp_path, reads):
    path = tmp_path / "a"
    path.write_bytes(b"one")
    reads.clear()
    read_sha256(path)
    read_sha256(path)
    assert reads == ["a", "a"]
    sha256_of(path)
    assert reads == ["a", "a"]


def test_what_is_remembered_is_bounded(tmp_path, monkeypatch, reads):
    monkeypatch.setattr(hashing, "_MOST_KNOWN", 2)
    monkeypatch.setattr(hashing, "_known", type(hashing._known)())
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        path.write_bytes(path.name.encode())
        sha256_of(path)
    reads.clear()
    for path in reversed(paths):
        sha256_of(path)
    assert reads == ["a"]
