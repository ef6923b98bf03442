"""Small copies of photos, in floats and in whole numbers."""

import numpy as np
import pytest

from restorer.analysis.downscale import reduce_as, reduce_to


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_a_copy_in_whole_numbers_is_the_one_in_floats_rounded(dtype, channels):
    pixels = np.random.default_rng(1).integers(0, np.iinfo(dtype).max, (613, 1201, channels), dtype, endpoint=True)
    asked = []

    def allocate(shape, kind):
        asked.append((shape, kind))
        return np.full(shape, 7, kind)

    for kind in (np.uint8, np.uint16):
        copy = reduce_as(pixels, 500, kind, allocate)
        assert copy.dtype == kind
        assert np.array_equal(copy, np.rint(reduce_to(pixels, 500) * np.float32(np.iinfo(kind).max)))
    assert asked == [((204, 400, channels), np.uint8), ((204, 400, channels), np.uint16)]
