"""The list as far as it is wanted."""

from restorer.gui.viewmodels.item import Choice, Item, ItemState, Rating
from restorer.gui.viewmodels.library import ITEM_ROLE, LibraryModel
from restorer.gui.viewmodels.library_filter import LibraryFilter, Shown
from restorer.pipeline.recipe import Recipe


def names(shown):
    return [shown.index(row, 0).data(ITEM_ROLE).name for row in range(shown.rowCount())]


def filled():
    library = LibraryModel()
    library.insert(
        [
            Item("/album/Aunt Rosa.jpg"),
            Item("/album/mill.jpg", ItemState.DONE, result="/out/mill.jpg"),
            Item("/album/torn.jpg", ItemState.FAILED),
            Item("/slides/Rosa at the mill.jpg", ItemState.QUEUED, Choice("auto", Recipe())),
        ]
    )
    return library, LibraryFilter(library)


def test_each_kind_shows_its_photos_in_the_lists_order(qapp):
    _library, shown = filled()
    wanted = {
        Shown.ALL: 4, Shown.TO_DO: 2, Shown.DONE: 1, Shown.FAILED: 1, Shown.BY_HAND: 1, Shown.KEPT: 0,
        Shown.REJECTED: 0,
    }  # fmt: skip
    for kind, count in wanted.items():
        shown.show_only(kind)
        assert shown.rowCount() == count == shown.count(kind), kind
    shown.show_only(Shown.TO_DO)
    assert names(shown) == ["Aunt Rosa.jpg", "Rosa at the mill.jpg"]


def test_a_search_finds_words_in_any_order_and_case_in_names_and_folders(qapp):
    _library, shown = filled()
    shown.search("  MILL   rosa ")
    assert names(shown) == ["Rosa at the mill.jpg"]
    shown.search("album")
    assert len(names(shown)) == 3
    shown.show_only(Shown.DONE)
    assert names(shown) == ["mill.jpg"]
    shown.search("")
    assert shown.is_narrowed
    shown.show_only(Shown.ALL)
    assert not shown.is_narrowed


def test_a_photo_moves_between_kinds_as_it_changes(qapp):
    library, shown = filled()
    shown.show_only(Shown.DONE)
    library.change("/album/Aunt Rosa.jpg", state=ItemState.DONE, result="/out/a.jpg")
    assert names(shown) == ["Aunt Rosa.jpg", "mill.jpg"]
    shown.show_only(Shown.KEPT)
    library.change("/album/mill.jpg", rating=Rating.KEPT)
    assert names(shown) == ["mill.jpg"]
    assert shown.index_of("/album/mill.jpg").row() == 0
    assert not shown.index_of("/album/torn.jpg").isValid()
    assert not shown.index_of("/gone.jpg").isValid()
