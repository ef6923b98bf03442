import errno
import gc
import os
import subprocess
import sys

import numpy as np
import pytest

from restorer.errors import ResourceError, StoreError
from restorer.store import Scratch, scratch


def test_small_arrays_stay_in_memory(tmp_path):
    with Scratch(tmp_path / "s", limit_bytes=1000) as allocate:
        array = allocate((10, 10, 3), np.uint8)
        assert array.shape == (10, 10, 3)
        assert array.dtype == np.uint8
        assert (allocate.used_bytes, allocate.mapped_bytes) == (300, 0)
        assert not (tmp_path / "s").exists()


def test_what_passes_the_limit_goes_to_disk_and_comes_back(tmp_path):
    allocate = Scratch(tmp_path, limit_bytes=100_000)
    first = allocate((200, 200), np.uint16)
    second = allocate((200, 200, 3), np.uint16)
    assert allocate.used_bytes == first.nbytes
    assert allocate.mapped_bytes == second.nbytes
    second[:] = np.arange(second.size, dtype=np.uint16).reshape(second.shape)
    assert int(second[199, 199, 2]) == (second.size - 1) % 65536
    view = second[10:20]
    del first, second
    gc.collect()
    assert allocate.used_bytes == 0
    assert allocate.mapped_bytes > 0, "a view keeps its file"
    assert int(view[0, 0, 0]) == 10 * 600
    del view
    gc.collect()
    assert allocate.mapped_bytes == 0


def test_memory_that_came_back_is_given_out_again(tmp_path):
    allocate = Scratch(tmp_path, limit_bytes=1000)
    for _ in range(20):
        array = allocate((1000,), np.uint8)
        array[:] = 1
        del array
    assert allocate.mapped_bytes == 0


@pytest.mark.parametrize("shape", [(0,), (0, 5, 3), (3, 0)])
def test_empty_arrays(tmp_path, shape):
    assert Scratch(tmp_path, limit_bytes=0)(shape, np.uint8).shape == shape


def test_the_dtype_and_a_scalar_shape(tmp_path):
    array = Scratch(tmp_path, limit_bytes=0)((), np.float64)
    array[...] = 2.5
    assert float(array) == 2.5


@pytest.mark.skipif(os.name == "nt", reason="files keep a name until their last handle goes")
def test_files_have_no_name(tmp_path):
    allocate = Scratch(tmp_path, limit_bytes=0)
    array = allocate((1000, 1000), np.uint8)
    assert list(tmp_path.iterdir()) == []
    array[:] = 7
    assert int(array.sum(dtype=np.int64)) == 7_000_000


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_kill_leaves_nothing(tmp_path):
    code = (
        "import os, signal, sys, numpy as np; from pathlib import Path; from restorer.store import Scratch\n"
        "a = Scratch(Path(sys.argv[1]), 0)((500, 500), np.uint8); a[:] = 1; os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == -9
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_before_any_pixel_is_written(tmp_path, monkeypatch):
    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(scratch, "_reserve", full)
    allocate = Scratch(tmp_path, limit_bytes=0)
    with pytest.raises(ResourceError, match=r"no room for 0\.0 GB") as caught:
        allocate((100, 100), np.uint8)
    assert "RESTORER_HOME" in caught.value.hint
    assert allocate.mapped_bytes == 0
    assert list(tmp_path.iterdir()) == []


def test_more_than_any_disk_holds_is_an_error_in_words(tmp_path):
    with pytest.raises(ResourceError):
        Scratch(tmp_path, limit_bytes=0)((1 << 31, 1 << 31), np.uint8)


def test_systems_without_fallocate_reserve_by_writing(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    array = Scratch(tmp_path, limit_bytes=0)((3 << 20,), np.uint8)
    assert array.nbytes == 3 << 20
    assert not array[-1000:].any()


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        Scratch(tmp_path / "file" / "sub", limit_bytes=0)((10,), np.uint8)


def test_a_closed_scratch_gives_out_nothing_and_takes_nothing_back(tmp_path):
    with Scratch(tmp_path, limit_bytes=0) as allocate:
        array = allocate((10,), np.uint8)
    array[:] = 3
    assert int(array.sum()) == 30
    with pytest.raises(ResourceError):
        allocate((10,), np.uint8)
