import json
import logging

import pytest

from restorer.errors import InputError, StoreError
from restorer.store import OPTIONS, Settings, load_settings, save_settings
from restorer.store.settings import BY_NAME


def test_every_option_is_documented_and_its_default_fits():
    for option in OPTIONS:
        assert option.label, option.name
        assert option.help.endswith("."), option.name
        assert all(option.problem(value) is None for value in option.values), option.name
        assert option.problem(option.default) is None, option.name
    assert [option.name for option in OPTIONS] == list(Settings().to_json())


def test_a_round_trip_keeps_every_value(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    values = {"device": "cuda:1", "cache_gb": 2, "notify": False, "output_folder": "Ömas Fotos"}
    settings = Settings().with_values(values)
    save_settings(settings, path)
    assert load_settings(path) == settings
    assert {name: settings.to_json()[name] for name in values} == values
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_no_file_means_defaults_without_a_word(tmp_path, caplog):
    assert load_settings(tmp_path / "none.json") == Settings()
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00\x01", '"text"', "[" * 100_000])
def test_a_broken_file_is_kept_aside(tmp_path, caplog, text):
    path = tmp_path / "settings.json"
    path.write_text(text)
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == Settings()
    assert (tmp_path / "settings.json.broken").read_text() == text
    assert not path.exists()
    assert "kept as settings.json.broken" in caplog.text


def test_one_bad_value_costs_only_itself(tmp_path, caplog):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "purple", "device": "cpu", "from_the_future": 1}))
    with caplog.at_level(logging.WARNING):
        assert load_settings(path) == Settings().with_values({"device": "cpu"})
    assert "purple" in caplog.text
    assert "future" not in caplog.text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"), ("cpu_threads", -1), ("cpu_threads", True), ("cpu_threads", 1.5), ("notify", 1),
        ("device", "toaster"), ("format", "gif"), ("memory_mb", (1 << 24) + 1),
        ("cache_gb", float("nan")),
        ("cache_gb", "10"), ("nonsense", 1), ("device", None),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_in_words(name, value):
    with pytest.raises(InputError, match=name):
        Settings().with_values({name: value})


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        save_settings(Settings(), tmp_path / "file" / "settings.json")


def test_values_beside_the_choices_are_fine_where_the_declaration_says_so():
    values = {"device": "cuda:3", "preset": "/mine.json", "language": "fr_CA", "strip": "gps,shoe-size"}
    assert Settings().with_values(values).to_json() | values == Settings().with_values(values).to_json()
    assert BY_NAME["strip"].parts("shoe-size, people,gps") == ("gps", "people")


def test_numbers_behind_names_that_nobody_asked_for_are_versions_now(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 1, "exists": "rename"}))
    assert load_settings(path).exists == "version"
    path.write_text(json.dumps({"version": 1, "exists": "skip"}))
    assert load_settings(path).exists == "skip"
    save_settings(Settings(exists="rename"), path)
    assert load_settings(path).exists == "rename", "who asks for them gets them"
