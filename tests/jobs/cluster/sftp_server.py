"""An SFTP server of the tests' own: one folder under `/`, user `test`, password `test`. Prints its port."""

import os
import socket
import sys
import threading
from pathlib import Path

import paramiko


class Login(paramiko.ServerInterface):
    def check_auth_password(self, username, password):
        return paramiko.AUTH_SUCCESSFUL if (username, password) == ("test", "test") else paramiko.AUTH_FAILED

    def check_channel_request(self, kind, chanid):
        return paramiko.OPEN_SUCCEEDED


class Folder(paramiko.SFTPServerInterface):
    root = Path()

    def _at(self, path):
        return self.root / path.lstrip("/")

    def _told(self, work):
        try:
            return work()
        except OSError as error:
            return paramiko.SFTPServer.convert_errno(error.errno)

    def _done(self, work):
        def quietly():
            work()
            return paramiko.SFTP_OK

        return self._told(quietly)

    def list_folder(self, path):
        def listed():
            found = []
            for one in sorted(self._at(path).iterdir()):
                attributes = paramiko.SFTPAttributes.from_stat(one.stat())
                attributes.filename = one.name
                found.append(attributes)
            return found

        return self._told(listed)

    def stat(self, path):
        return self._told(lambda: paramiko.SFTPAttributes.from_stat(self._at(path).stat()))

    lstat = stat

    def open(self, path, flags, attr):
        def opened():
            handle = os.open(self._at(path), flags, 0o644)
            mode = "rb" if not flags & (os.O_WRONLY | os.O_RDWR) else "wb" if flags & os.O_WRONLY else "r+b"
            file, told = os.fdopen(handle, mode), paramiko.SFTPHandle(flags)
            told.readfile = told.writefile = file
            return told

        return self._told(opened)

    def remove(self, path):
        return self._done(self._at(path).unlink)

    def rename(self, oldpath, newpath):
        if self._at(newpath).exists():
            return paramiko.SFTP_FAILURE
        return self._done(lambda: self._at(oldpath).rename(self._at(newpath)))

    def posix_rename(self, oldpath, newpath):
        return self._done(lambda: self._at(oldpath).rename(self._at(newpath)))

    def mkdir(self, path, attr):
        return self._done(self._at(path).mkdir)

    def rmdir(self, path):
        return self._done(self._at(path).rmdir)


def serve(client, key):
    transport = paramiko.Transport(client)
    transport.add_server_key(key)
    transport.set_subsystem_handler("sftp", paramiko.SFTPServer, Folder)
    transport.start_server(server=Login())


if __name__ == "__main__":
    Folder.root = Path(sys.argv[1])
    key = paramiko.ECDSAKey.generate()
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    while True:
        serve(listener.accept()[0], key)
