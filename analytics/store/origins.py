"""Whether everything that lies in a store is invented: only then may it be read without a password.

Three stores count: the edition, the published months and the register kept by the import. An
edition must be there; of the others what is there must say so. Any doubt is an answer: no.
"""

import json
import os
from pathlib import Path

from analytics.store.edition import current_edition, sha256
from analytics.store.publication.manifest import MANIFEST, hash_of
from analytics.store.publication.signature import SIGNATURE
from analytics.store.unchanged import unchanged
from analytics.words.errors import ProjectError
from analytics.words.publication import FORM

SYNTHETIC = "synthetic"
PUBLISHED, REGISTER = "published", "intake"
REGISTER_FORM = 1


def all_synthetic(store: Path) -> bool:
    """Asked at every request: a file is read again only when it has changed."""
    try:
        return _edition(store) and _published(store) and _register(store)
    except (ProjectError, OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _edition(store: Path) -> bool:
    told = current_edition(store)
    whole = told.file("exact")
    return (
        told.origin == SYNTHETIC
        and whole is not None
        and _digest(os.path.join(store, whole.name)) == whole.sha256
    )


def _published(store: Path) -> bool:
    folders = [one for one in (store / PUBLISHED).glob("*/[0-9]*") if one.is_dir()]
    return all(_publication(os.path.join(one, MANIFEST)) == SYNTHETIC for one in folders)


def _register(store: Path) -> bool:
    folder = store / REGISTER
    return not folder.exists() or _kept(os.path.join(folder, MANIFEST)) == SYNTHETIC


@unchanged
def _digest(path: str) -> str:
    return sha256(Path(path))


@unchanged
def _publication(manifest: str) -> str:
    content = Path(manifest).read_bytes()
    first = Path(manifest).with_name(SIGNATURE).read_text("ascii").split("\n")[0]
    told = json.loads(content)
    sound = first == f"sha256 {hash_of(content)} {len(content)}" and told["form"] == FORM
    return str(told["edition"]["origin"]) if sound else ""


@unchanged
def _kept(manifest: str) -> str:
    """Every file of the register by its SHA-256, as the import wrote them down."""
    told = json.loads(Path(manifest).read_bytes())
    beside = Path(manifest).parent
    whole = all(sha256(beside / name) == digest for name, digest in told["files"].items())
    return str(told["origin"]) if whole and told["form"] == REGISTER_FORM else ""
