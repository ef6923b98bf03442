"""One set of options for the output, however it comes in."""

from dataclasses import dataclass, fields, replace

import pytest

from restorer.jobs.output_options import OutputOptions
from restorer.jobs.request import Request
from restorer.jobs.worker.up_to_date import settings_digest

OTHER = OutputOptions("webp", "update", ("gps", "people"), True, True, "/m", "/c.pem", "/k.pem")
PLAIN = Request("/a.png", "/b.png", preset="gentle")


def test_every_option_comes_back_from_json():
    assert all(getattr(OTHER, item.name) != item.default for item in fields(OutputOptions))
    request = replace(PLAIN, output=OTHER)
    assert Request.from_json(request.to_json()) == request


def test_a_request_of_an_older_version_gets_the_defaults_of_newer_options():
    plain = {name: value for name, value in PLAIN.to_json().items() if name not in ("sidecar", "key", "certificate")}
    assert Request.from_json(plain) == PLAIN


@pytest.mark.parametrize(
    ("changes", "decides"),
    [
        ({"format": "webp"}, True), ({"strip": ("gps",)}, True), ({"caption": True}, True), ({"sidecar": True}, True),
        ({"certificate": "/c.pem"}, True), ({"exists": "skip"}, False), ({"manifest": "/m"}, False),
        ({"key": "/k.pem"}, False),
    ],
)  # fmt: skip
def test_a_result_is_made_anew_only_for_what_changes_it(changes, decides):
    other = replace(PLAIN, output=replace(PLAIN.output, **changes))
    assert (settings_digest(other) != settings_digest(PLAIN)) is decides


def test_a_new_field_of_a_request_decides_once_it_is_set():
    @dataclass(frozen=True, slots=True)
    class Newer(Request):
        partial: bool = False

    newer = Newer("/a.png", "/b.png", preset="gentle")
    assert settings_digest(newer) == settings_digest(PLAIN)
    assert settings_digest(replace(newer, partial=True)) != settings_digest(PLAIN)
    assert replace(newer, partial=True).to_json() == PLAIN.to_json() | {"partial": True}


def test_digests_are_those_that_earlier_versions_recorded():
    """As 7fec3f9 computed them; another digest would make every result of an earlier version anew."""
    labels = replace(PLAIN, output=OutputOptions(strip=("people", "gps"), sidecar=True, certificate="/c.pem"))
    assert settings_digest(PLAIN) == "21064f87b4efc12b7adcd582fc98edd41e9dbb7018c69ec1e4005511b4632236"
    assert settings_digest(labels) == "c460da24d22a35b09e53cd66c662171bb3bc74f53f2e2d4a71610bbe7f7595b1"
