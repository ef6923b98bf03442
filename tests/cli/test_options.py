import pytest

from restorer.cli.parser import parse


@pytest.mark.parametrize(("text", "megabytes"), [("2G", 2048), ("512M", 512), ("1.5gb", 1536), ("900", 900), ("0", 0)])
def test_memory_is_read_with_its_unit(text, megabytes):
    assert parse(["restore", "a", "-o", "b", "--memory", text]).memory == megabytes


@pytest.mark.parametrize("text", ["much", "-1G", "", "1e99G", "nan"])
def test_no_amount_of_memory_is_refused(text, capsys):
    with pytest.raises(SystemExit):
        parse(["restore", "a", "-o", "b", f"--memory={text}"])
    assert "--memory" in capsys.readouterr().err
