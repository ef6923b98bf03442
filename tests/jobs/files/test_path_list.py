import io
import os
import sys

import pytest

from restorer.errors import InputError
from restorer.jobs.files.path_list import read_list


@pytest.fixture
def read(tmp_path):
    def read_bytes(data):
        (tmp_path / "list.txt").write_bytes(data)
        return read_list(str(tmp_path / "list.txt"))

    return read_bytes


def test_lines_name_paths(read, tmp_path):
    assert read("\ufeffa b.jpg\r\n\r\nü.jpg\n".encode()) == ["a b.jpg", "ü.jpg"]
    assert read(b" lead.png\n") == [" lead.png"]
    assert read(b"") == []
    with pytest.raises(InputError, match="cannot be read"):
        read_list(str(tmp_path / "missing"))


def test_standard_input_is_a_list_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x.jpg\n")))
    assert read_list("-") == ["x.jpg"]


def test_nul_bytes_separate_names_of_any_kind(read):
    assert read(b"new\nline.jpg\0other.jpg\0") == ["new\nline.jpg", "other.jpg"]
    assert read(b"a\0b\0") == ["a", "b"]
    assert read(b"caf\xe9.png\0") == [os.fsdecode(b"caf\xe9.png")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_lists_as_windows_writes_them(read, encoding):
    text = "C:\\photos\\a.jpg\r\n./b/ü.jpg\r\n.\r\n"
    assert read(text.encode(encoding)) == ["C:\\photos\\a.jpg", "./b/ü.jpg", "."]


def test_a_list_in_another_script_is_read_by_its_mark(read):
    assert read("фото/写真.png\n".encode("utf-16")) == ["фото/写真.png"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(20),
        b"%PDF-1.7\n/a.jpg\n",
        b"PK\x03\x04" + bytes(30),
        b"a.jpg\n\x01\x02\x03.jpg\n",
        bytes(range(256)) * 2,
        "a.jpg\n".encode("utf-16")[:-1],
    ],
    ids=["jpeg", "pdf", "zip", "control characters", "all bytes", "cut off"],
)
def test_what_is_no_list_is_refused(read, data):
    with pytest.raises(InputError, match="list"):
        read(data)
