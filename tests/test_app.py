"""The composition root."""

import pytest

from restorer.app import Services, open_services
from restorer.store import Settings, read_memory, save_settings


@pytest.fixture
def services(tmp_path):
    with open_services(tmp_path) as made:
        yield made


def test_what_was_made_follows_settings_that_are_read_anew(services):
    scratch, stages = services.scratch, services.stages
    changed = Settings().with_values({"memory_mb": 512, "cache_gb": 0.5, "device": "cuda:1"})
    save_settings(changed, services.folders.settings_file)
    services.reload_settings()
    assert (services.scratch, services.stages) == (scratch, stages)
    assert scratch.limit_bytes <= 512 << 18, "a quarter of it"
    assert read_memory().total_bytes == 512 << 20
    assert stages._budget_bytes == 1 << 29
    assert services.device == "cuda:1"


def test_memory_that_was_named_counts_more_than_the_settings(services):
    settings = Settings().with_values({"memory_mb": 4096})
    save_settings(settings, services.folders.settings_file)
    named = Services(services.folders, settings, memory_mb=1024)
    named.reload_settings()
    assert read_memory().total_bytes == 1 << 30
    Services(services.folders, Settings())
    assert read_memory().total_bytes > 1 << 30, "no limit is left behind"


def test_a_device_that_was_named_stays(services):
    named = Services(services.folders, Settings(), "cpu")
    save_settings(Settings(device="cuda:1"), services.folders.settings_file)
    named.reload_settings()
    assert named.device == "cpu"


def test_all_means_every_card_and_the_best_device_where_there_is_none(tmp_path, monkeypatch):
    from restorer.engine.devices import Device

    def pretend(*ids):
        found = tuple(Device(name, name, name.partition(":")[0], 1, 1) for name in (*ids, "cpu"))
        monkeypatch.setattr("restorer.engine.devices.list_devices", lambda: found)

    with open_services(tmp_path, device="all") as services:
        pretend("cuda:0", "cuda:1", "openvino:gpu")
        assert services.devices() == ("cuda:0", "cuda:1")
        pretend("openvino:gpu")
        assert services.devices() == ("auto",)
    with open_services(tmp_path, device="all") as services:
        pretend()
        assert services.make_engine("all").device_id.endswith("cpu")
