"""The manifest of a publication: its files with their hashes, where they come from, who says so."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from analytics.store.edition import Edition
from analytics.store.publication.content import content_hash
from analytics.store.schema import SCHEMA_VERSION
from analytics.words.month import month_key, parse_month
from analytics.words.publication import FORM, Publication

MANIFEST = "manifest.json"
CONTENT = "content"
DEFINITIONS = "indicator.jsonl"
BRIDGE = "bridge.jsonl"


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def hash_of_content(files: Mapping[str, bytes]) -> str:
    """Of the files under content/ alone."""
    inside = {
        name.partition("/")[2]: one for name, one in files.items() if name.startswith(CONTENT)
    }
    return content_hash({name: hash_of(one) for name, one in inside.items()})


def manifest_bytes(
    files: Mapping[str, bytes],
    edition: Edition,
    *,
    month: date,
    number: int,
    replaces: Publication | None,
    at: str,
    who: str,
    reason: str,
    signer: str,
    log: tuple[int, str],
) -> bytes:
    """The edition is told for information: the hash of the content does not depend on it."""
    exact = edition.file("exact")
    told = {
        "form": FORM,
        "month": month_key(month),
        "number": number,
        "content": hash_of_content(files),
        "files": {
            name: {"size": len(one), "sha256": hash_of(one)} for name, one in sorted(files.items())
        },
        "replaces": replaces
        and {"number": replaces.number, "content": replaces.hash, "manifest": replaces.seal},
        "at": at,
        "who": who,
        "reason": reason,
        "code": {
            "schema": SCHEMA_VERSION,
            "definitions": hash_of(files[f"{CONTENT}/{DEFINITIONS}"]),
        },
        "edition": {
            "sequence": edition.sequence,
            "sha256": exact.sha256 if exact else "",
            "as_of": edition.as_of.isoformat(),
            "origin": edition.origin,
        },
        "signer": signer,
        "log": {"number": log[0], "seal": log[1]},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def form_of(manifest: bytes) -> str:
    """What kind of manifest was signed: the same key signs others too."""
    return str(json.loads(manifest)["form"])


def files_of(manifest: bytes) -> dict[str, tuple[int, str]]:
    """Name to size and SHA-256."""
    told: dict[str, Any] = json.loads(manifest)["files"]
    return {name: (int(one["size"]), str(one["sha256"])) for name, one in told.items()}


def understood(manifest: bytes) -> Publication:
    told = json.loads(manifest)
    log = told.get("log", {})  # publications of before there was one say nothing of it
    return Publication(
        month=parse_month(told["month"]),
        number=int(told["number"]),
        hash=told["content"],
        at=told["at"],
        who=told["who"],
        reason=told["reason"],
        replaces=int(told["replaces"]["number"]) if told["replaces"] else 0,
        origin=told["edition"]["origin"],
        as_of=date.fromisoformat(told["edition"]["as_of"]),
        sequence=int(told["edition"]["sequence"]),
        signer=told["signer"],
        seal=hash_of(manifest),
        log=(int(log.get("number", 0)), str(log.get("seal", ""))),
    )
