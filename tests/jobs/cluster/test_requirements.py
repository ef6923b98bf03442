from dataclasses import replace

import pytest

from restorer.jobs.cluster import requirements as module
from restorer.jobs.cluster.messages import Answer, PhotoTask
from restorer.jobs.cluster.requirements import refusal, requirements
from restorer.jobs.request import Request
from restorer.message import Message
from restorer.models.catalogue import ModelCatalogue
from restorer.steps import STEPS


@pytest.fixture
def models(tmp_path):
    return ModelCatalogue(tmp_path)


@pytest.fixture
def required(models):
    return requirements(Request("a", "b"), STEPS, models)


def test_the_same_program_with_the_same_weights_may(required, models):
    assert required["models"].keys() == {info.id for info in models.embedded()}
    assert refusal(required, STEPS, models) is None


def test_another_version_is_refused(required, models, monkeypatch):
    monkeypatch.setattr(module, "__version__", "9.9")
    assert "9.9" in refusal(required, STEPS, models)


def test_other_steps_are_refused(required, models):
    assert "steps" in refusal({**required, "steps": {**required["steps"], "clean": 999}}, STEPS, models)


def test_other_weights_are_refused(required, models):
    first = next(iter(required["models"]))
    changed = {**required, "models": {**required["models"], first: "0" * 64}}
    assert refusal(changed, STEPS, models) == f"its model {first} has other weights"


def test_a_file_with_another_content_is_refused(required, models, monkeypatch, tmp_path):
    info = models.embedded()[0]
    file = tmp_path / "weights"
    file.write_bytes(b"\0" * info.file.size_bytes)
    monkeypatch.setattr("restorer.models.files.find", lambda info, folder: file)
    assert refusal(required, STEPS, models)


def test_a_named_model_that_is_not_on_the_worker_is_refused(models):
    info = next(info for info in models.all() if info.file.sha256 and info not in models.embedded())
    wanted = replace(Request("a", "b"), overrides={"clean.model": info.id})
    required = requirements(wanted, STEPS, models)
    assert required["models"][info.id] == info.file.sha256
    assert info.id in refusal(required, STEPS, models)


def test_messages_keep_templates_on_the_way():
    answer = Answer("failed", "tcp://a", Message("{n} of it", n=3), notes={"clean": Message("{n} more", n=1)})
    read = Answer.from_json(answer.to_json() | {"from a later version": 1})
    assert read == answer
    assert read.message.template == "{n} of it"
    assert read.notes["clean"].values == {"n": 1}
    task = PhotoTask(1, "t", Request("a", "b").to_json(), "s", {})
    assert PhotoTask.from_json(task.to_json()) == task
