"""The bill of materials (CycloneDX 1.6, JSON) of the copy that `make offline` makes. In: the locks, and what THIRD-PARTY.md tells.

Two kinds of parts. What a reader's browser gets is `required`. What only built the site is `excluded`: it is locked, named here so that
a weakness found in it can be looked up, and not in the copy. The hashes of a locked part are those of every file the lock admits.
Licences of locked Python packages are read where they are installed. The same locks give the same bytes on the same kind of machine.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")
FONT = ("@fontsource/atkinson-hyperlegible-next", "5.3.0", "OFL-1.1")
SPDX_OF = {"BSD License": "BSD-3-Clause", "MIT License": "MIT", "Apache Software License": "Apache-2.0"}


def sbom(root: Path, name: str, version: str, epoch: int) -> str:
    """The bill for `name` `version` as JSON. `epoch` is its date, in seconds since 1970."""
    ours = Component(name=name, version=version, type=ComponentType.APPLICATION, bom_ref="ours", licenses=_licence("Apache-2.0"))
    parts = [*shipped(root), *python_parts(root / "requirements/site.txt"), *npm_parts(root / "package-lock.json", ("esbuild", "@esbuild/"))]
    about = BomMetaData(component=ours, timestamp=datetime.fromtimestamp(epoch, UTC))
    named = " ".join(sorted(part.bom_ref.value or "" for part in parts))
    bom = Bom(components=parts, metadata=about, serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {version} {epoch} {named}"))
    bom.register_dependency(ours, [part for part in parts if part.scope is ComponentScope.REQUIRED])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def shipped(root: Path) -> list[Component]:
    """What the built copy carries that others made."""
    pins = dict(pinned(root / "requirements/site.txt"))
    [idb] = re.findall(r"^// @ts-nocheck idb (\S+),", (root / "overrides/assets/assessment/vendor/idb.js").read_text("utf-8"))
    worker = npm_parts(root / "package-lock.json", ("iframe-worker",), ComponentScope.REQUIRED)
    theme = part("pypi", "mkdocs-material", pins["mkdocs-material"], "MIT", ComponentScope.REQUIRED)
    theme.description = "Its script, and its search worker with lunr in it"
    return [part("npm", "idb", idb, "ISC", ComponentScope.REQUIRED), part("npm", *FONT, ComponentScope.REQUIRED), theme, *worker]


def part(kind: str, name: str, version: str, licence: str, scope: ComponentScope, hashes: list[HashType] | None = None) -> Component:
    """One component, known by its package address."""
    group, _, short = name.rpartition("/")
    purl = PackageURL(kind, group or None, short, version)
    return Component(
        name=short, group=group or None, version=version, purl=purl, bom_ref=str(purl), scope=scope, licenses=_licence(licence), hashes=hashes
    )


def _licence(words: str) -> list:
    return [LicenseFactory().make_from_string(words)] if words else []


def pinned(lock: Path) -> Iterator[tuple[str, str]]:
    """(name, version) of each package in a Python lock."""
    return ((found[1], found[2]) for line in lock.read_text("utf-8").splitlines() if (found := PINNED.match(line)))


def python_parts(lock: Path) -> list[Component]:
    """What a Python lock names, but for the theme, which is in the copy."""
    found: dict[tuple[str, str], list[HashType]] = {}
    for line in lock.read_text("utf-8").splitlines():
        if start := PINNED.match(line):
            hashes = found.setdefault((start[1], start[2]), [])  # one name may stand twice, for two versions of Python
        elif digest := re.search(r"--hash=sha256:([0-9a-f]{64})", line):
            hashes.append(HashType(alg=HashAlgorithm.SHA_256, content=digest[1]))
    rows = ((*pin, hashes) for pin, hashes in found.items() if pin[0] != "mkdocs-material")
    return [part("pypi", name, version, licence_of(name), ComponentScope.EXCLUDED, hashes) for name, version, hashes in rows]


def licence_of(name: str) -> str:
    """What the installed package says its licence is, as short as it says it; empty when it is not installed here."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    short = told.get("License-Expression") or told.get("License") or ""
    if short and len(short) < 60 and "\n" not in short:
        return short
    kinds = [row.rpartition(":: ")[2] for row in told.get_all("Classifier") or [] if row.startswith("License ::")]
    return SPDX_OF.get(kinds[0], kinds[0]) if len(kinds) == 1 else ", ".join(kinds)


def npm_parts(lock: Path, names: tuple[str, ...], scope: ComponentScope = ComponentScope.EXCLUDED) -> list[Component]:
    """The packages of an npm lock whose names are, or begin with, one of `names`."""
    rows = json.loads(lock.read_text("utf-8"))["packages"]
    found = {path.removeprefix("node_modules/"): row for path, row in rows.items() if path}
    wanted = {name: row for name, row in found.items() if name in names or name.startswith(tuple(n for n in names if n.endswith("/")))}
    return [part("npm", name, row["version"], row.get("license", ""), scope, _integrity(row)) for name, row in wanted.items()]


def _integrity(row: dict) -> list[HashType]:
    digest = base64.b64decode(row["integrity"].removeprefix("sha512-")).hex()
    return [HashType(alg=HashAlgorithm.SHA_512, content=digest)]


def licences(bill: str) -> str:
    """The same parts as a table: part, version, licence, whether the copy carries it. CSV, sorted by name."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["part", "version", "licence", "in this copy"])
    for row in sorted(json.loads(bill)["components"], key=_full_name):
        table.writerow([_full_name(row), row["version"], _told(row), "yes" if row["scope"] == "required" else "no"])
    return text.getvalue()


def _full_name(row: dict) -> str:
    return f"{row['group']}/{row['name']}" if "group" in row else row["name"]


def _told(row: dict) -> str:
    entries = [{**entry, **entry.get("license", {})} for entry in row.get("licenses", [])]
    return " ".join(entry.get("id") or entry.get("name") or entry["expression"] for entry in entries)
