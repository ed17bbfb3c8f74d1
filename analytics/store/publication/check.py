"""Is a folder the publication that was signed, byte for byte?"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from analytics.store.edition import sha256
from analytics.store.publication.manifest import MANIFEST, files_of, form_of, understood
from analytics.store.publication.signature import SIGNATURE, SIGNER, changed, signature_fault
from analytics.words.publication import FORM, Fault, Publication

BESIDE = {MANIFEST, SIGNATURE, SIGNER}


@dataclass(frozen=True)
class Checked:
    """The publication whose manifest is signed, and what is wrong with its files.

    Without a good signature there is no publication: nothing the manifest says can be believed.
    """

    publication: Publication | None
    fault: Fault | None


def checked(folder: Path, keys: Mapping[str, Ed25519PublicKey]) -> Checked:
    fault = signature_fault(folder, keys)
    if fault:
        return Checked(None, fault)
    manifest = (folder / MANIFEST).read_bytes()
    if form_of(manifest) != FORM:
        return Checked(None, Fault("misplaced", MANIFEST))
    return Checked(understood(manifest), files_fault(folder, files_of(manifest)))


def files_fault(folder: Path, told: Mapping[str, tuple[int, str]]) -> Fault | None:
    """The first file, by name, that is not as the manifest says; then any it does not name."""
    for name, (size, digest) in told.items():
        path = folder / name
        if not path.is_file():
            return Fault("missing", name, size)
        found = path.stat().st_size
        if found != size or sha256(path) != digest:
            return changed(name, size, found)
    lying = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    extra = sorted(lying - told.keys() - BESIDE)
    return Fault("extra", extra[0], 0, (folder / extra[0]).stat().st_size) if extra else None
