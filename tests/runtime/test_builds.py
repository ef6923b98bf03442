"""Which build fits which card, and what the system is asked."""

import pytest

from restorer.errors import InputError, ResourceError
from restorer.runtime.builds import BUILDS, build_of, demand_builds, fitting_builds
from restorer.runtime.cards import AMD, INTEL, NVIDIA, GraphicsCard, find_cards
from restorer.runtime.environments import Environments

SMI = "NVIDIA GeForce RTX 3060, 580.95.05, 8.6, 12288\nNVIDIA GeForce GTX 1080, 580.95.05, 6.1, 8192\n"


def drm(folder, *vendors):
    for number, vendor in enumerate(vendors):
        device = folder / f"card{number}" / "device"
        device.mkdir(parents=True)
        (device / "vendor").write_text(vendor + "\n")
        (folder / f"card{number}-HDMI-A-1").mkdir()
    return folder


def test_cards_are_found_by_what_the_system_says(tmp_path):
    said = {"nvidia-smi": SMI, "rocminfo": "  Marketing Name:   AMD Radeon RX 7900\n  Name:  gfx1100\n"}
    cards = find_cards(lambda words: said.get(words[0], ""), drm(tmp_path, "0x10de", "0x1002", "0x8086"))
    nvidia = [card for card in cards if card.vendor == NVIDIA]
    assert nvidia == [
        GraphicsCard(NVIDIA, "NVIDIA GeForce RTX 3060", "580.95.05", "8.6", 12288 << 20),
        GraphicsCard(NVIDIA, "NVIDIA GeForce GTX 1080", "580.95.05", "6.1", 8192 << 20),
    ]
    (amd,) = [card for card in cards if card.vendor == AMD]
    assert (amd.name, amd.capability) == ("AMD Radeon RX 7900", "gfx1100")
    assert [card.vendor for card in cards].count(INTEL) == 1
    assert cards[0].driver, "those that can be used come first"


def test_a_card_without_its_driver_is_named(tmp_path):
    cards = find_cards(lambda words: "", drm(tmp_path, "0x10de"))
    assert cards == (GraphicsCard(NVIDIA, "NVIDIA graphics card"),)
    with pytest.raises(ResourceError, match="no driver of NVIDIA that can compute"):
        demand_builds(cards, "linux")


@pytest.mark.parametrize(
    ("driver", "capability", "platform", "expected"),
    [
        ("580.95.05", "8.6", "linux", ["cu130", "cu128", "cu126"]),
        ("570.26", "8.6", "linux", ["cu128", "cu126"]),
        ("535.10", "8.6", "linux", ["cu126"]),
        ("520.1", "8.6", "linux", []),
        ("580.95.05", "6.1", "linux", ["cu126"]),
        ("580.95.05", "12.0", "linux", ["cu130", "cu128"]),
        ("580.88", "8.9", "win32", ["cu130", "cu128", "cu126"]),
        ("580.95.05", "8.6", "darwin", []),
        ("580.95.05", "", "linux", ["cu130", "cu128", "cu126"]),
    ],
)
def test_driver_and_card_choose_the_build(driver, capability, platform, expected):
    card = GraphicsCard(NVIDIA, "Card", driver, capability)
    assert [build.id for build in fitting_builds([card], platform)] == expected


def test_the_other_makers():
    assert [build.id for build in fitting_builds([GraphicsCard(AMD, "Card", "6.3")], "linux")] == ["rocm6.4"]
    assert fitting_builds([GraphicsCard(AMD, "Card", "6.3")], "win32") == ()
    assert [build.id for build in fitting_builds([GraphicsCard(INTEL, "Card", "Level Zero")], "win32")] == ["xpu"]
    assert fitting_builds([GraphicsCard(INTEL, "GraphicsCard")], "linux") == ()


def test_what_is_missing_is_said():
    with pytest.raises(ResourceError, match=r"cu126 needs the driver 525\.60\.13, and this one is 470\.1"):
        demand_builds([GraphicsCard(NVIDIA, "Old", "470.1", "7.5")], "linux")
    with pytest.raises(ResourceError, match="no graphics card"):
        demand_builds([])
    with pytest.raises(InputError, match="no build 'cu1'"):
        build_of("cu1")
    assert len({build.id for build in BUILDS}) == len(BUILDS)


def test_a_damaged_record_is_no_environment(tmp_path):
    environments = Environments(tmp_path)
    for text in ("", "[]", '{"active": "../../etc"}', '{"active": "environment-1"}', '{"active": 5}'):
        (tmp_path / "active.json").write_text(text)
        assert environments.active() is None
