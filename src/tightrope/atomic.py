"""Files written whole or not at all: temporary file, sync, rename."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_atomic(path: Path, data: bytes | Iterable[bytes], *, durable: bool = True) -> None:
    """Writes the whole file, given at once or piece by piece; or leaves the old one whole.

    No temporary file stays behind, whatever happens in between. `durable`: it also survives a
    failure of power; what can be made again need not.
    """
    if path.exists() and not path.is_file():  # a device, a pipe, a folder: never put a file there
        raise OSError(errno.EINVAL, "this is no regular file", str(path))
    try:
        _write(path, data, durable)
    except OSError as error:  # told of the file that was meant, not of the temporary one
        raise OSError(error.errno, error.strerror, str(path)) from error
    if durable:
        _sync_folder(path.parent)


def _write(path: Path, data: bytes | Iterable[bytes], durable: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".new")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:  # an interrupt too
        temporary.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Syncs the folder's entry where the system can; a rename is durable only then."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
