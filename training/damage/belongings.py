"""Borders and lettering: what lies on many a print and is no damage, so that it is learnt to be left alone."""

from __future__ import annotations

import string

import cv2
import numpy as np

from training.damage.shapes import Picture, Random, lay, paper

_FACES = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_SCRIPT_SIMPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)


def bordered(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a print's plain margin along one or two sides, now and then with a line along it."""
    height, width = picture.shape[:2]
    color = paper(rng, rng.random() < 0.75)
    coverage = np.zeros((height, width), np.float32)
    for side in rng.choice(4, size=rng.integers(1, 3), replace=False):
        breadth = int(rng.uniform(0.02, 0.16) * min(height, width))
        turned = np.rot90(coverage, int(side))
        turned[:breadth] = 1.0
        if rng.random() < 0.3:
            away, thickness = int(rng.integers(2, 7)), int(rng.integers(1, 3))
            turned[breadth + away : breadth + away + thickness] = rng.uniform(0.5, 1.0)
    soft = np.asarray(cv2.GaussianBlur(coverage, (0, 0), rng.uniform(0.3, 0.8)), np.float32)
    grain = 1.0 + 0.02 * rng.standard_normal((height, width, 1)).astype(np.float32)
    return lay(picture, soft, np.clip(color * grain, 0, 1))


def lettered(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a line or two of lettering: a caption, a shop's sign, a date in ink."""
    height, width = picture.shape[:2]
    light = bool(rng.random() < 0.5)
    coverage = np.zeros((height, width), np.uint8)
    letters = np.array(list(string.ascii_letters + string.digits + "   .-"))
    face, size = int(rng.choice(_FACES)), rng.uniform(0.3, 1.8)
    left, line = int(rng.uniform(-0.3, 0.6) * width), int(rng.uniform(0.05, 1.0) * height)
    thickness = int(rng.integers(1, 2 + int(2 * size)))
    for row in range(int(rng.integers(1, 3))):
        text = "".join(rng.choice(letters, size=rng.integers(3, 18)))
        cv2.putText(coverage, text, (left, line + int(36 * size * row)), face, size, 255, thickness, cv2.LINE_AA)
    tilt = cv2.getRotationMatrix2D((width / 2, height / 2), rng.normal() * 4, 1.0)
    turned = cv2.warpAffine(coverage, tilt, (width, height)).astype(np.float32) / 255.0
    soft = np.asarray(cv2.GaussianBlur(turned, (0, 0), 0.5), np.float32)
    return lay(picture, soft * np.float32(rng.uniform(0.6, 1.0)), paper(rng, light))
