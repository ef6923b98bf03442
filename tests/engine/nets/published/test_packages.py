"""Single modules out of packages whose own start cannot, or must not, be run."""

import sys

import pytest

from restorer.engine.nets.published.packages import import_alone

PARENT = "raise RuntimeError('imports numba')\n"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package that cannot be imported, with a module inside that can."""
    inner = tmp_path / "stubborn" / "inner"
    inner.mkdir(parents=True)
    for folder in (inner.parent, inner):
        (folder / "__init__.py").write_text(PARENT)
    (inner / "useful.py").write_text("from stubborn.inner.other import NUMBER\nfrom .other import NUMBER as same\n")
    (inner / "other.py").write_text("NUMBER = 7\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return "stubborn"


def test_a_module_is_had_without_its_packages_start(package):
    module = import_alone("stubborn.inner.useful")
    assert module.NUMBER == module.same == 7
    assert not [name for name in sys.modules if name.startswith("stubborn")], "it can be imported whole later"
    with pytest.raises(RuntimeError, match="numba"):
        __import__("stubborn")


def test_a_package_that_is_imported_already_is_taken_as_it_is(package, monkeypatch):
    import_alone("stubborn.inner.useful")
    fake = type(sys)("stubborn.inner")
    monkeypatch.setitem(sys.modules, "stubborn", type(sys)("stubborn"))
    monkeypatch.setitem(sys.modules, "stubborn.inner", fake)
    with pytest.raises(ImportError):
        import_alone("stubborn.inner.useful")


@pytest.mark.parametrize("name", ["nowhere.to_be.found", "json.decoder.nothing", "stubborn.missing.useful"])
def test_what_is_not_there_is_an_import_error(package, name):
    with pytest.raises(ImportError):
        import_alone(name)
