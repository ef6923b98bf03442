"""The bar with the start button and the progress of the queue."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from restorer.gui.icons import icon
from restorer.gui.viewmodels.queue import QueueModel, QueueState

_TICK_MS = 1000


class QueueBar(QFrame):
    """Start, pause, resume and cancel, with count, progress and time left of the whole batch."""

    start_wanted = Signal()
    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, queue: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("QueueBar")
        self._queue = queue
        self.setAccessibleName(self.tr("Queue"))
        self.words = QLabel()
        self.words.setAccessibleName(self.tr("How far the queue is"))
        # Whatever there is to say, the buttons keep their room.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMaximum(1000)
        self.progress.setAccessibleName(self.tr("Progress of all photos"))
        self.retry = QPushButton(icon("retry"), "")
        self.retry.clicked.connect(self.retry_wanted)
        self.pause = QToolButton()
        self.pause.clicked.connect(self._on_pause)
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel all"))
        self.cancel.setToolTip(self.cancel.accessibleName())
        self.cancel.clicked.connect(self.cancel_wanted)
        self.start = QPushButton()
        self.start.setProperty("role", "primary")
        self.start.setIcon(icon("start", QPalette.ColorRole.HighlightedText))
        self.start.clicked.connect(self.start_wanted)
        for button in (self.pause, self.cancel):
            button.setIconSize(QSize(20, 20))
        self._lay_out()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        queue.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the queue as it is now."""
        queue = self._queue
        state = queue.state
        is_busy = state in (QueueState.RUNNING, QueueState.PAUSED)
        self.words.setText(queue.describe())
        self.progress.setVisible(is_busy)
        self.progress.setValue(round(queue.overall * 1000))
        self.pause.setVisible(is_busy)
        self.cancel.setVisible(is_busy)
        is_paused = state is QueueState.PAUSED
        self.pause.setIcon(icon("start" if is_paused else "pause"))
        self.pause.setAccessibleName(self.tr("Resume") if is_paused else self.tr("Pause"))
        self.pause.setToolTip(self.pause.accessibleName())
        self.retry.setVisible(queue.failed > 0 and not is_busy)
        self.retry.setText(self.tr("Try %n again", "", queue.failed))
        self.retry.setAccessibleName(self.retry.text())
        self.start.setText(self.tr("Restore %n photo(s)", "", queue.ready) if queue.ready else self.tr("Restore"))
        self.start.setAccessibleName(self.start.text())
        self.start.setEnabled(queue.ready > 0)
        self.start.setVisible(queue.ready > 0 or not is_busy)
        if (state is QueueState.RUNNING) != self._tick.isActive():
            if state is QueueState.RUNNING:
                self._tick.start()
            else:
                self._tick.stop()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(5)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.progress)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(6)
        row.addLayout(column, 1)
        row.addSpacing(8)
        for widget in (self.pause, self.cancel, self.retry, self.start):
            row.addWidget(widget)
        self.setFixedHeight(54)

    def _on_pause(self) -> None:
        is_paused = self._queue.state is QueueState.PAUSED
        (self.resume_wanted if is_paused else self.pause_wanted).emit()
