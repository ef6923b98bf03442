"""`restorer models compare`, with the networks that come along."""

from restorer.imaging.decode import decode
from restorer.imaging.encode import encode
from restorer.imaging.photo import Photo
from tests.steps.fakes import picture


def test_the_command_writes_a_sheet_and_says_time_and_memory(run, tmp_path):
    source, sheet = tmp_path / "scan.png", tmp_path / "out" / "sheet.png"
    encode(Photo(picture(longest_px=160)), source, "png")
    code, out, err = run(
        "models",
        "compare",
        source,
        "--region",
        "10,20,64,48",
        "--with",
        "clean,upscale",
        "-o",
        sheet,
        "--device",
        "cpu",
    )
    assert code == 0, err
    assert [line.split(":")[0] for line in out.splitlines()] == ["clean", "upscale"]
    assert all(" s, " in line for line in out.splitlines())
    shown = decode(sheet)
    assert shown.extent.width > 2 * shown.extent.height, "three of 4:3 side by side"
    assert run("models", "compare", source, "--with", "clean", "-o", source)[0] == 2
    assert run("models", "compare", source, "--with", "clean", "--region", "1,2", "-o", sheet)[0] == 2
