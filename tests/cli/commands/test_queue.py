import json

import pytest

from restorer.cli.exits import Exit
from restorer.errors import InputError
from tests.jobs.fakes import draw

pytestmark = pytest.mark.usefixtures("processing")


@pytest.fixture
def failed(run, tmp_path, step):
    """A queue with one job that is done and one that failed; what it failed of is gone by now."""
    draw(tmp_path / "in" / "good.png")
    draw(tmp_path / "in" / "torn.png")
    step.raises["torn.png"] = InputError("It is torn.", "Glue it.")
    assert run("restore", tmp_path / "in", "-o", tmp_path / "out")[0] == Exit.SOME_FAILED
    step.raises.clear()
    return tmp_path


def jobs_of(run, *words):
    code, out, _ = run("queue", "list", "--json", *words)
    assert code == Exit.DONE
    return {job["source"].rpartition("/")[2]: job for job in json.loads(out)}


def test_list_tells_state_reason_and_result(run, failed):
    code, out, err = run("queue", "list")
    assert code == Exit.DONE
    assert "done" in out
    assert str(failed / "out" / "good.png") in out
    assert "It is torn." in out
    assert "Glue it." in out
    assert err == "1 done, 1 failed.\n"


def test_list_as_json_has_everything(run, failed):
    jobs = jobs_of(run)
    assert jobs["good.png"]["state"] == "done"
    assert jobs["good.png"]["result"] == str(failed / "out" / "good.png")
    assert (jobs["torn.png"]["message"], jobs["torn.png"]["hint"]) == ("It is torn.", "Glue it.")
    assert jobs["torn.png"]["request"]["exists"] == "version"
    assert list(jobs_of(run, "--state", "failed")) == ["torn.png"]


def test_retry_takes_all_that_failed(run, failed):
    code, _, err = run("queue", "retry")
    assert code == Exit.DONE
    assert "Restored 1 photo " in err
    assert (failed / "out" / "torn.png").is_file()
    assert jobs_of(run)["torn.png"]["attempts"] == 2


def test_retry_by_number_tells_what_cannot_be(run, failed):
    jobs = jobs_of(run)
    code, _, err = run("queue", "retry", jobs["good.png"]["id"], jobs["torn.png"]["id"], 999)
    assert code == Exit.DONE
    assert f"Job {jobs['good.png']['id']} cannot be retried: it is done." in err
    assert "Job 999 cannot be retried: there is no such job." in err
    assert (failed / "out" / "torn.png").is_file()


def test_retry_that_fails_again_is_3(run, failed, step):
    step.raises["torn.png"] = InputError("Still torn.")
    code, _, err = run("queue", "retry")
    assert code == Exit.SOME_FAILED
    assert "Still torn." in err


@pytest.mark.parametrize("words", [["resume"], ["retry"], ["clear"], ["retry", "12"]])
def test_empty_queue_is_nothing_to_do(run, words):
    code, out, err = run("queue", *words)
    assert (code, out) == (Exit.NOTHING_TO_DO, "")
    assert "othing" in err or "No photos" in err


def test_clear_forgets_jobs_and_keeps_files(run, failed):
    code, _, err = run("queue", "clear")
    assert code == Exit.DONE
    assert "Removed 2 jobs" in err
    assert jobs_of(run) == {}
    assert (failed / "out" / "good.png").is_file()
    assert (failed / "in" / "torn.png").is_file()


def test_clear_by_state_keeps_the_others(run, failed):
    assert run("queue", "clear", "--state", "done")[0] == Exit.DONE
    assert list(jobs_of(run)) == ["torn.png"]


def test_clear_keeps_what_waits_unless_all_is_said(run, tmp_path):
    from restorer.app import open_services
    from restorer.jobs.request import Request

    with open_services() as services:
        services.store.add([Request(str(draw(tmp_path / "a.png")), str(tmp_path / "b.png"))])
    code, _, err = run("queue", "clear")
    assert code == Exit.NOTHING_TO_DO
    assert "--all" in err
    assert list(jobs_of(run)) == ["a.png"]
    assert run("queue", "clear", "--all")[0] == Exit.DONE
    assert jobs_of(run) == {}


def test_resume_goes_on_with_what_waits(run, tmp_path):
    from restorer.app import open_services
    from restorer.jobs.request import Request

    with open_services() as services:
        services.store.add([Request(str(draw(tmp_path / "a.png")), str(tmp_path / "b.png"))])
    code, _, err = run("queue", "resume")
    assert code == Exit.DONE, err
    assert (tmp_path / "b.png").is_file()


def test_list_of_long_queues_has_every_job(run, tmp_path):
    from restorer.app import open_services
    from restorer.jobs.request import Request

    with open_services() as services:
        services.store.add(Request(f"/in/{number}.png", f"/out/{number}.png") for number in range(1203))
    assert len(jobs_of(run)) == 1203
    assert run("queue", "list")[2] == "1,203 queued.\n"


def test_restore_leaves_older_jobs_alone_and_says_that_they_wait(run, tmp_path):
    from restorer.app import open_services
    from restorer.jobs.request import Request

    with open_services() as services:
        services.store.add([Request(str(draw(tmp_path / "old.png")), str(tmp_path / "out" / "old.png"))])
    code, _, err = run("restore", draw(tmp_path / "new.png"), "-o", tmp_path / "out")
    assert code == Exit.DONE
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["new.png"]
    assert "1 photo from earlier runs waiting: `restorer queue resume`" in err


def test_ruined_database_is_told_and_kept_aside(run, tmp_path, own_home):
    (own_home / "data").mkdir()
    (own_home / "data" / "jobs.sqlite3").write_bytes(b"this is no database" * 200)
    code, out, err = run("queue", "list")
    assert (code, out) == (Exit.DONE, "")
    assert "jobs.sqlite3" in err
    assert "Traceback" not in err
    assert len(list((own_home / "data").glob("jobs.sqlite3*"))) >= 2
