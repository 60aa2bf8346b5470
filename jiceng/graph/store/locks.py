"""A file that one process at a time may hold, on every system."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def lock_file(path: Path, patience: float) -> int:
    """Open a file that one process at a time may hold and return its descriptor; it is free when that closes.

    Raises TimeoutError if another process holds it for longer than `patience` seconds.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    deadline = time.monotonic() + patience
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            os.close(descriptor)
            raise TimeoutError(f"Another process has held {path} for {patience:.0f} seconds.")
        time.sleep(0.02)
    return descriptor


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
