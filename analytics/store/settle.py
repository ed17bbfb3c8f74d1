"""Names of files on the disk."""

import os
import sys
from pathlib import Path


def settle(folder: Path) -> None:
    """Names of files reach the disk apart from their contents; Windows offers no such call."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
