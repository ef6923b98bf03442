import pickle

import pytest

from restorer import errors


def test_every_error_keeps_message_and_hint_on_its_way_between_processes():
    for kind in (errors.InputError, errors.ModelError, errors.ResourceError, errors.WorkerCrashed, errors.StoreError):
        copy = pickle.loads(pickle.dumps(kind("It is broken.", "Mend it.")))
        assert (type(copy), copy.message, copy.hint) == (kind, "It is broken.", "Mend it.")


def test_cancelled_is_nobodys_mistake():
    assert not issubclass(errors.Cancelled, errors.RestorerError)


def test_the_tree_in_the_docstring_names_every_error():
    names = {name for name, item in vars(errors).items() if isinstance(item, type) and issubclass(item, Exception)}
    assert names == {name for name in names if name in (errors.__doc__ or "")}


def test_an_error_reads_as_its_message():
    with pytest.raises(errors.RestorerError, match=r"^No such photo$"):
        raise errors.InputError("No such photo", "Look elsewhere")
