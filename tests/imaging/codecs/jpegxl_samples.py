"""Small JPEG XLs that cjxl 0.7 made of a gradient: imagecodecs writes no profiles. All 24 x 16 pixels as stored."""

import base64

import numpy as np
from numpy.typing import NDArray


def gradient() -> NDArray[np.uint8]:
    """The pixels that they were made of: 16 x 24 x 3."""
    rows, columns = np.mgrid[:16, :24]
    return np.stack([columns * 10, rows * 15, 255 - columns * 5 - rows * 5], axis=2).astype(np.uint8)


EXACT = base64.b64decode(
    "/woDQQiPDwMSJgIwnaEDJL55Hel/pTb8zaijQAOvESGGsgzdrVkGs8ocntKztNbSsww7unRtdhJvK28I8BX7oCmKn4ilFS8Uh7pObGn2kZTkrf"
    "db6jGkkWYd3wGOvsLmyqaeotIQe6wUQKbTIMyZYBIeD0ZkA7FNz/8CB0fA/s5Q+HhcqAtUUVDUEwAYEGAAOSUTSh5hRJFDCiFkEIF/APr68u7y"
    "7ubq4hdrcWlvaf4EBwgCAQCkAUsYm+1iuVNQUFBQclFQMIqwIQYrR8cYTEhkxxijoqJiDCbkl7X1v0MzbAQAAwgBBADaiwNMAvj//////15Kki"
    "RJkiRJkiTpH0T0V6FdjQs1WvKdHd2lH8f+/////////x/2P+h/axHBAQ=="
)
"""Lossless, with a profile of ProPhoto's primaries and a curve of its own."""

LOSSY = base64.b64decode(
    "/woDQQqPDwMSJgIwnaEDJL55Hel/pTb8zaijQAOvESGGsgzdrVkGs8ocntKztNbSsww7unRtdhJvK28I8BX7oCmKn4ilFS8Uh7pObGn2kZTkrf"
    "db6jGkkWYd3wGOvsLmyqaeotIQe6wUQKbTIMyZYBIeD0ZkA7FNz/8CB0fA/s5Q+HhcqAtUUVDUEwAYEGAAOSUTSh5hRJFDCiFkEIF/APr68u7y"
    "7ubq4hdrcWlvaf4EBwASiAC8A4/8KQEAUKEyyrjBy7meLz90WEzbuM7QVtsWliSKjGOTdAKHJLESiLeVECIFkpeuP2Ie8fIGMvkMNd7wc7hkVx"
    "vq5+hTy/axpLEb1ui0S6yJkAGokAL5gF0FRZ54JSXFO5KMjPH+3niOmnfxOY3QEIhF6/Lwai/5Kzftyqc1JHZU/qX2ipbb7It4hzvEW9CmG1LO"
    "nr/SXFNefoy5SsAotjno8Fhgbg5eQSiGcg1PVsD+I0v4JjYqrctuJ8gqRuC05kZJ5DoAcTHB/lge37cu1NyAk43XA6+ljBWPqwDY6xSQacVQon"
    "LNv+Yhi2efBAgI"
)
"""The same, lossy (XYB)."""

P3_NUMBERS = base64.b64decode(
    "/woDQUAmNwIIAgEApAFLGJvtYrlTUFBQUHJRUDCKsCEGK0fHGExIZMcYo6KiYgwm5Je19b9DM2wEAAMIAQQA2osDTAL4//////9eSpIkSZIkSZ"
    "Ik6R9E9FehXY0LNVrynR3dpR/H/v////////8f9j/of2sRwQE="
)
"""Lossless; Display P3, told by numbers."""

LINEAR_NUMBERS = base64.b64decode(
    "/woDQUDRIggCAQCkAUsYm+1iuVNQUFBQclFQMIqwIQYrR8cYTEhkxxijoqJiDCbkl7X1v0MzbAQAAwgBBADaiwNMAvj//////15KkiRJkiRJki"
    "TpH0T0V6FdjQs1WvKdHd2lH8f+/////////x/2P+h/axHBAQ=="
)
"""Lossless; linear sRGB, told by numbers."""

FROM_JPEG = base64.b64decode(
    "AAAADEpYTCANCocKAAAAFGZ0eXBqeGwgAAAAAGp4bCAAAAASanhscAAAAAD/CgMtEBMAAAHjamJyZMBw2wCCIAgtAwJANgChRoGQq0oAAEDIUd"
    "mCoTj/J4iMEco4pxS0HyFDmKUOMsxA6Q41WB8ynHzMgEMOKixy0LAD20cN/fsjyxx23IGGovtfjHHGJJds8skopzwzzTXbfDPOOQs9NNFFG300"
    "0klLPTXVVVt9NdZZiz022WWbfTbaacs9N91123033nkLPjjhhRt+OOKJRy755JRXbvnlmGceuuijk1666aejnnrsss9Oe+2234577sELPzzxxR"
    "t/PPLJRy/99NRXb/312GcPfvjij09++eafj3768Mcv//z012///fjn/69gqqoEAEDIUdmCoTj/L4iEUkZZpxSJ8YCQzahBhkl1oKF6sOHcQ44Z"
    "UJAPGnLQYQc2FlnmqN/tw44bWtEfeWbwSYb3vxjjjEs2+WSUU6a5ZptvxjlnoYcmumijj0Y6aamnprpqq6/GOmuxxya7bLPPRjttueemu26778"
    "Y778AFH5zwwg0/HPHEI5d8csort/xyzDMPXfTRSS/d9NNRTz122WenvXbbb8c99+CFH5744o0/Hvnko5d+euqrt/567LMPX/zxyS/f/PPRTz9+"
    "+eenv37778c//3+BHwCoLAALCIDgABBKRklGAAEBAAABAAEAAAMAAABAYnJvYkV4aWYbMQAABP6X937dVRQkMBjJKNKBQw6cv8CyFoXBxtg1CD"
    "szILvcfWFqLKQ7GrwVgXq/IH8AAAABLmp4bHCAAAAB4FsAEABsBAhgCGAIYP7/DgAAGAAIAAEAAAAAAICAJYki49gJae5YAQAKSQoKCuxwjMGE"
    "xjbajm7dIiEGK0VHR0M4xIgYRkRHMI9+AgD5rC2g4bz7Gts22ZffRZD1NwENaG7p0VHLHQDASc0DVjsBxMzsBgDIEwIAwLoAIL8NAAAAAAAAAA"
    "AADBB5ALUCysEAMYAwBFjsgaMUCghDgMSTwCCCkPUOAEAOBAAAAEYAAAAAAAAAAAAAAAAAACikQLqj7cbgoTG6sbExxlhfQB6HNUj2XkL5bwMp"
    "wRGWoRHP66XQPukM6mT0PSvw+df3q5tCFAeYVO9RmFbGvK831caoF4ghg270UP9ej0tsN3ZQH33wTyGGtOqZXFBE710gMrcC2BI="
)
"""A JPEG packed without loss, with an EXIF block that turns it (orientation 6) and names it "Garten"."""
