"""A run that resumes ends where one that never stopped ends; what it exports loads and says what it is."""

import hashlib
import tomllib

import pytest
import torch
from torch import nn

from restorer.engine.nets import NETS, Clean
from restorer.engine.nets.weights import read_net
from training.export import export
from training.loop import Budget, TrainingRun
from training.optimizer import orthogonalize
from training.schedule import rate
from training.tasks.clean import CleanTask

CPU = torch.device("cpu")


class SmallClean(CleanTask):
    batch_size = 2
    packs = ("scenes",)

    def build(self) -> nn.Module:
        return Clean(width=8, depth=3, hidden=4)

    def validate(self, net: nn.Module) -> dict[str, float]:
        return {"psnr_before": 1.0, "psnr_after": 2.0}


def run(cache, out, steps: int, stop: int) -> TrainingRun:
    """Trains on a budget of `steps` but stops, as if killed after saving, at `stop`."""
    training = TrainingRun(SmallClean(cache, CPU, 1), out, Budget(steps=steps))
    training.budget = _Cut(steps, stop)
    training.train()
    return training


class _Cut(Budget):
    def __new__(cls, steps: int, stop: int) -> "_Cut":
        cut = super().__new__(cls, steps)
        cut.stop = stop
        return cut

    def progress(self, step: int, elapsed_s: float) -> float:
        return 1.0 if step >= self.stop else super().progress(step, elapsed_s)


def test_a_resumed_run_ends_in_the_same_state(cache, tmp_path) -> None:
    straight = run(cache, tmp_path / "straight", 3, 3)
    run(cache, tmp_path / "broken", 3, 1)
    resumed = run(cache, tmp_path / "broken", 3, 3)
    assert resumed.step == straight.step == 3
    for nets in ((straight.net, resumed.net), (straight.ema, resumed.ema)):
        first, second = (net.state_dict() for net in nets)
        assert all(torch.equal(first[key], second[key]) for key in first)


def test_training_changes_the_network_and_lowers_nothing_to_nan(cache, tmp_path) -> None:
    trained = run(cache, tmp_path, 2, 2)
    weights = trained.net.state_dict()
    assert all(torch.isfinite(value).all() for value in weights.values())
    assert weights["film.weight"].any(), "what began at zero learns"


def test_an_exported_network_loads_and_its_card_tells_its_hash(cache, tmp_path) -> None:
    trained = run(cache, tmp_path / "run", 1, 1)
    weights = export(trained.recipe, tmp_path / "run", tmp_path / "models")
    assert isinstance(read_net(weights, NETS), Clean)
    front = (tmp_path / "models" / "clean.md").read_text(encoding="utf-8").split("+++")[1]
    card = tomllib.loads(front)
    assert card["sha256"] == hashlib.sha256(weights.read_bytes()).hexdigest()
    assert card["measured"] == {"psnr_before": 1.0, "psnr_after": 2.0}
    assert card["multiple"] == Clean.multiple
    assert card["scales"] == [1]


def test_an_export_may_stand_halfway_between_a_run_and_what_it_began_with(cache, tmp_path) -> None:
    first = export(run(cache, tmp_path / "first", 1, 1).recipe, tmp_path / "first", tmp_path / "models")
    run(cache, tmp_path / "second", 3, 3)
    plain = export(SmallClean(cache, CPU, 1), tmp_path / "second", tmp_path / "plain")
    mean = export(SmallClean(cache, CPU, 1), tmp_path / "second", tmp_path / "mean", halfway=first)
    began, ended, between = (read_net(file, NETS).state_dict() for file in (first, plain, mean))
    assert any(not torch.equal(began[key], ended[key]) for key in began)
    for key, value in between.items():
        assert torch.allclose(value.float(), (began[key].float() + ended[key].float()) / 2, atol=2e-3)


def test_orthogonalized_updates_have_even_singular_values() -> None:
    matrices = torch.randn(2, 16, 40, generator=torch.Generator().manual_seed(0))
    values = torch.linalg.svdvals(orthogonalize(matrices))
    assert float(values.min()) > 0.5
    assert float(values.max()) < 1.5


@pytest.mark.parametrize(("progress", "expected"), [(0.01, 1.0), (0.5, 1.0), (1.0, 0.0)])
def test_the_rate_warms_stays_and_falls(progress: float, expected: float) -> None:
    assert rate(progress) == pytest.approx(expected)
