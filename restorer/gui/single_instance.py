"""One window for each user and home: a second start hands its files over and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 800
_LIMIT_BYTES = 64 << 20


def server_name(home: str) -> str:
    """The name under which the window of this user and this home is found."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "somebody"
    return f"restorer-{hashlib.sha256(f'{user}|{home}'.encode()).hexdigest()[:16]}"


def hand_over(name: str, paths: Sequence[str]) -> bool:
    """Give these files to the window that is open already; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    data = json.dumps(list(paths)).encode() + b"\n"
    socket.write(data)
    while socket.bytesToWrite() and socket.waitForBytesWritten(_WAIT_MS):
        pass
    # The answer says that a living window has taken them, not one that hangs.
    has_answer = socket.waitForReadyRead(4 * _WAIT_MS)
    socket.disconnectFromServer()
    return bool(has_answer)


class SingleInstance(QObject):
    """Listens for second starts."""

    arrived = Signal(list)
    """Somebody started the program again with these paths (perhaps none)."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            # Left behind by a window that was killed: nobody answered there (see `hand_over`).
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LIMIT_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            paths = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            socket.abort()
            return
        socket.write(b"taken\n")
        socket.flush()
        if isinstance(paths, list):
            self.arrived.emit([path for path in paths if isinstance(path, str)])
