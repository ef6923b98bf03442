"""A small window from which files can be dragged: `python dragged.py X Y FILE...`; a process of its own, as in life."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


class Handle(QLabel):
    def __init__(self, paths):
        super().__init__("files")
        self._paths = paths

    def mousePressEvent(self, event):  # noqa: N802 - Qt names it
        pass

    def mouseMoveEvent(self, event):  # noqa: N802
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(data)
        # It stays until it is ended: who was given the files may ask for their names later.
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    handle = Handle(sys.argv[3:])
    handle.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    handle.setWindowTitle("Dragged")
    handle.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 50, 50)
    handle.show()
    sys.exit(app.exec())
