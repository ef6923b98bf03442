import json

import pytest

from restorer import __version__
from restorer.cli import checks
from restorer.cli.checks import Check, examine
from restorer.cli.exits import Exit


def found(run, *words):
    code, out, _ = run("doctor", "--json", *words)
    report = json.loads(out)
    return code, report, {(check["group"], check["name"]): check for check in report["checks"]}


def test_healthy_installation_is_fine(run, monkeypatch):
    monkeypatch.delitem(checks.ALL, "Networks")  # whether this build has weights is another test's business
    code, report, findings = found(run)
    assert code == Exit.DONE, [check for check in report["checks"] if not check["is_fine"]]
    assert report["is_fine"]
    assert findings["Versions", "Restorer"]["found"] == __version__
    assert findings["Devices", "cpu"]["is_fine"]
    assert "float32" in findings["Devices", "chosen"]["found"] or "float16" in findings["Devices", "chosen"]["found"]
    for name in ("jpeg", "png", "tiff", "webp", "avif"):
        assert findings["Formats", name]["is_fine"]


def test_words_tell_the_same_as_json(run, own_home):
    code, out, err = run("doctor")
    assert __version__ in out
    assert str(own_home) in out
    assert ("No problems found." in err) == (code == Exit.DONE)


def test_missing_package_is_told_with_its_remedy(monkeypatch):
    monkeypatch.setattr(checks, "PACKAGES", ("no-such-package",))
    problem = next(check for check in examine("Versions") if not check.is_fine)
    assert (problem.name, problem.remedy) == ("no-such-package", "Install it: pip install no-such-package")


def test_folder_that_cannot_be_made_is_told_and_none_is_made(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "file" / "home"))
    problems = [check for check in examine("Folders") if not check.is_fine]
    assert len(problems) == 4
    assert "RESTORER_HOME" in problems[0].remedy
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "home"))
    assert all(check.is_fine for check in examine("Folders"))
    assert not (tmp_path / "home").exists()


def test_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(checks, "LOW_DISK_BYTES", 1 << 62)
    problem = examine("Folders")[0]
    assert not problem.is_fine
    assert problem.exit is Exit.RESOURCE


def test_wrong_weights_end_with_5(run, monkeypatch):
    from restorer.errors import ModelError
    from restorer.models.catalogue import ModelCatalogue
    from restorer.models.published import PUBLISHED

    def refuse(self, info):
        raise ModelError("It is not the one.", "Install again.")

    monkeypatch.setattr(ModelCatalogue, "all", lambda self: PUBLISHED[:1])
    monkeypatch.setattr(ModelCatalogue, "is_here", lambda self, info: True)
    monkeypatch.setattr(ModelCatalogue, "locate", refuse)
    code, report, _ = found(run)
    assert code == Exit.MODEL
    assert not report["is_fine"]


def test_examination_that_breaks_off_is_a_finding(monkeypatch):
    def breaks():
        yield Check("Odd", "first", "fine")
        raise ZeroDivisionError("oh")

    monkeypatch.setitem(checks.ALL, "Odd", breaks)
    first, problem = examine("Odd")
    assert first.is_fine
    assert not problem.is_fine
    assert "ZeroDivisionError" in problem.found


@pytest.mark.parametrize("name", checks.ALL)
def test_every_finding_has_words_and_every_problem_a_remedy(name):
    findings = examine(name)
    assert findings
    assert all(check.name and check.found for check in findings)
    assert all(check.remedy for check in findings if not check.is_fine)
