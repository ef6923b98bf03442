"""What was found before a photo was enlarged is seen in the preview of the enlarged photo, too."""

import numpy as np

from restorer.imaging.photo import Extent
from restorer.jobs.engine_process.preview import at_size


def test_a_mask_is_brought_to_the_size_of_the_enlarged_photo():
    mask = np.zeros((3, 4), np.uint8)
    mask[1, 2] = 255
    large = at_size(mask, Extent(8, 6))
    assert (large == np.kron(mask, np.ones((2, 2), np.uint8))).all()
    assert at_size(mask, Extent(4, 3)) is mask
