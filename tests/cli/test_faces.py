"""`restore --faces`: what `inspect --json` wrote can be edited and given back."""

import json

import pytest

from restorer.cli.exits import Exit
from restorer.cli.face_files import read_face_file
from restorer.errors import InputError
from restorer.jobs.provenance.labels import read_provenance

OFF = {"box": [120, 80, 64, 72], "on": False}


def written(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_list_a_dictionary_and_an_inspection_are_read(tmp_path):
    file = tmp_path / "faces.json"
    text = '[{"box":[120.0,80.0,64.0,72.0],"on":false}]'
    assert read_face_file(written(file, [OFF])) == {"": text}
    assert read_face_file(written(file, {"a.png": [OFF]})) == {"a.png": text}
    readings = [{"path": "/x/a.png", "faces": [OFF | {"confidence": 0.9}]}, {"path": "/x/b.png", "faces": None}]
    assert read_face_file(written(file, readings)) == {"/x/a.png": text, "/x/b.png": ""}
    pages = [{"path": "/x/a.tif", "page": page, "faces": [OFF]} for page in range(2)]
    assert read_face_file(written(file, pages)) == {"/x/a.tif": text, "/x/a-p2.tif": text}


@pytest.mark.parametrize("content", ["{", "3", "[]", "{}", [{"box": [1]}], {"a.png": 4}, [{"path": "a", "faces": []}]])
def test_what_holds_no_faces_is_refused_with_how_it_is_written(tmp_path, content):
    with pytest.raises(InputError) as caught:
        read_face_file(written(tmp_path / "faces.json", content))
    assert "inspect --json" in caught.value.hint


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_face_file(tmp_path / "none.json")


@pytest.mark.slow
def test_an_edited_inspection_is_given_back(run, tmp_path):
    from PIL import Image

    from tests.steps.fakes import picture

    Image.fromarray(picture()).save(tmp_path / "a.png")
    code, out, err = run("inspect", tmp_path / "a.png", "--json")
    assert code == Exit.DONE, err
    readings = json.loads(out)
    assert readings[0]["faces"]
    readings[0]["faces"][0] |= {"on": True, "likeness": 0.8}
    faces = written(tmp_path / "faces.json", readings)
    words = ["--faces", faces, "--steps", "faces", "--device", "cpu"]
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", *words)
    assert code == Exit.DONE, err
    (record,) = read_provenance(tmp_path / "out" / "a.png").step_records
    assert record.details[0]["likeness"] >= 0.8
    assert record.details[0]["done"] == "restored"
