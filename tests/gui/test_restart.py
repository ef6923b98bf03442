"""The language can be changed without looking for a way to start the program anew."""

import json

from PySide6.QtWidgets import QApplication

from restorer.gui import main as way_in
from restorer.store.folders import Folders


def test_the_language_of_the_settings_is_offered_at_once(controller, qtbot):
    made = controller()
    made._on_settings_applied(made.session.settings.with_values({"language": "de"}))
    notice = made.main_view.notice
    assert notice.action.isVisible()
    with qtbot.waitSignal(made.restart_wanted, timeout=1000):
        notice.action.click()


def test_the_window_opens_anew_in_the_other_language(qapp, own_home, monkeypatch, engine):
    folders = Folders.default().ready()
    titles, codes = [], iter((0, 7))

    class Started(way_in._Start):
        def _set_content(self):  # the engine's process is not needed for this
            pass

    def run(app):
        """Stands for the event loop: somebody changes the language, and the next time closes the window."""
        window = next(widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
        titles.append(window.actions_.settings.text())
        if len(titles) == 1:
            folders.settings_file.write_text(json.dumps({"language": "de"}))
            starts[-1]._restart()
        else:
            window.close()
        return next(codes)

    starts = []
    make = Started.__init__
    monkeypatch.setattr(Started, "__init__", lambda self, *given: (starts.append(self), make(self, *given))[1])
    monkeypatch.setattr(way_in, "_Start", Started)
    monkeypatch.setattr(way_in, "Application", lambda arguments: qapp)
    monkeypatch.setattr(way_in, "_hear_signals", lambda app: None)
    monkeypatch.setattr(qapp, "exec", lambda: run(qapp), raising=False)
    monkeypatch.setattr(type(qapp), "file_wanted", qapp.aboutToQuit, raising=False)
    assert way_in.main() == 7
    assert [title.replace("&", "") for title in titles] == ["Settings…", "Einstellungen …"]
    way_in.install_language(qapp, "en")
