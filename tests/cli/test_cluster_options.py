"""What `--cluster`, `--map` and addresses ask of each other, before anything is reached."""

import pytest

from restorer.cli.exits import Exit


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["s3://bucket/in", "-o", "out"], "--cluster local:2"),
        (["in", "-o", "s3://bucket/out"], "--cluster local:2"),
        (["in", "-o", "out", "--map", "/a=/b"], "--map is for a cluster's workers"),
        (["in", "-o", "out", "--cluster", "here"], "no address of a Dask scheduler"),
        (["in", "-o", "out", "--cluster", "local:2", "--watch"], "--watch cannot be used with --cluster"),
        (["in", "-o", "out", "--cluster", "local:2", "--certificate", "c.pem"], "key does not leave this computer"),
        (["s3://b/in", "-o", "s3://b/out", "--cluster", "local:2", "--dry-run"], "--dry-run needs folders"),
    ],
)
def test_what_does_not_go_together_is_said(run, words, said):
    code, _, err = run("restore", *words)
    assert (code, said in err) == (Exit.USAGE, True), err


def test_a_scheduler_that_does_not_answer_is_said(run, tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.setattr("restorer.jobs.cluster.connection._CONNECT_S", 0.3)
    from tests.jobs.fakes import draw

    draw(tmp_path / "in" / "a.png")
    code, _, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:9")
    assert code not in (Exit.DONE, Exit.FAULT)
    assert "tcp://127.0.0.1:9 cannot be reached" in err
    assert "Traceback" not in err


def test_a_job_at_an_address_that_is_resumed_without_a_cluster_says_what_to_do(run, own_home):
    from restorer.app import open_services
    from tests.jobs.fakes import request

    with open_services() as services:
        services.queue.add([request("s3://bucket/in/a.png", "s3://bucket/out/a.png")])
    code, _, err = run("queue", "resume")
    assert code == Exit.SOME_FAILED
    assert "restorer queue retry --cluster local:1" in err
