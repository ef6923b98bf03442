"""The terms under which several of the published networks come."""

from __future__ import annotations

from restorer.models.info import Licence

REALESRGAN = Licence(
    "BSD-3-Clause", "https://github.com/xinntao/Real-ESRGAN/blob/master/LICENSE", allows_commercial_use=True
)
KAIR = Licence("Apache-2.0", "https://github.com/cszn/SCUNet/blob/main/LICENSE", allows_commercial_use=True)
CC_BY = Licence(
    "CC-BY-4.0",
    "https://creativecommons.org/licenses/by/4.0/",
    allows_commercial_use=True,
    note="Its author must be named where results are shown.",
)
CC_BY_SA = Licence(
    "CC-BY-SA-4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/",
    allows_commercial_use=True,
    note="Its author must be named; weights that are made from it must be shared alike.",
)
DDCOLOR = Licence("Apache-2.0", "https://github.com/piddnad/DDColor/blob/master/LICENSE", allows_commercial_use=True)
FACEXLIB = Licence("MIT", "https://github.com/xinntao/facexlib/blob/master/LICENSE", allows_commercial_use=True)
PARSENET = Licence(
    "MIT",
    "https://github.com/xinntao/facexlib/blob/master/LICENSE",
    allows_commercial_use=True,
    note="facexlib gives it under the MIT licence; PSFRGAN, which it comes from, is under non-commercial terms.",
    is_in_doubt=True,
)
