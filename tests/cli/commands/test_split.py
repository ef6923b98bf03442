"""`restorer split` and what `inspect` tells of several prints on one scan."""

import json

from PIL import Image

from restorer.cli.exits import Exit
from restorer.pipeline.condition import Condition
from restorer.steps.straighten.assessment import assess
from tests.analysis.test_prints import scan_of_three
from tests.steps.fakes import picture


def test_three_prints_become_three_photos_beside_the_scan(run, tmp_path, own_home):
    scan = tmp_path / "page.png"
    Image.fromarray(scan_of_three()[0]).save(scan)
    code, said, _ = run("split", scan)
    assert code == Exit.DONE
    assert said.splitlines() == [str(tmp_path / "Separate photos" / f"page-{number}.png") for number in (1, 2, 3)]
    for path in said.splitlines():
        with Image.open(path) as photo:
            assert 416 <= photo.width < 500


def test_a_photo_of_one_print_is_passed_over(run, tmp_path, own_home):
    photo = tmp_path / "one.png"
    Image.fromarray(picture()).save(photo)
    code, said, told = run("split", photo, "-o", tmp_path / "out")
    assert (code, said) == (Exit.NOTHING_TO_DO, "")
    assert "one.png: one print." in told
    assert not (tmp_path / "out").exists()


def test_the_scan_says_how_many_prints_it_holds_and_none_is_cut_off():
    found = assess(Condition(900, 600, prints=((0, 0, 300, 300), (400, 0, 300, 300)), border=(9, 9, 9, 9)))
    assert not found.is_needed
    assert found.reason == "2 prints on one scan"
    assert json.loads(json.dumps(Condition(9, 9, prints=((0, 1, 2, 3),)).to_json()))["prints"] == [[0, 1, 2, 3]]
