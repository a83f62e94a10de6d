"""One zip, and the list of digests in it. In: a folder. Out: bytes that depend on names and contents only, not on clock or disk.

Files stand in the order of their names, carry one date and plain rights. Deflate is zlib's: another zlib may press the same
contents into other bytes, so what to compare across machines is SHA256SUMS.
"""

from __future__ import annotations

import hashlib
import time
import zipfile
from pathlib import Path

EARLIEST = 315532800  # 1 January 1980: a zip knows no date before it


def digests(folder: Path, leave_out: str) -> str:
    """`<sha-256>  <path>` for each file, in the order of paths, as `sha256sum --check` reads it. `leave_out` names the list itself."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files_in(folder).items() if name != leave_out)


def files_in(folder: Path) -> dict[str, Path]:
    """{path inside the folder: file}, sorted. A link is refused: what it points at may differ from machine to machine."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_symlink() or path.is_file()}
    if links := [name for name, path in found.items() if path.is_symlink()]:
        raise SystemExit(f"{folder}: '{links[0]}' is a link. Put the file itself there.")
    return dict(sorted(found.items()))


def write_zip(folder: Path, out: Path, epoch: int) -> None:
    """All files of `folder` in `out`, below a folder of that name. `epoch` is their date, in seconds since 1970, UTC."""
    date = time.gmtime(max(epoch, EARLIEST))[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in files_in(folder).items():
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", date)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # as if made on Unix, wherever it was made
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
