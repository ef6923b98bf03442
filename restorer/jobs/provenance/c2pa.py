"""C2PA content credentials: a result signed with the user's own certificate, by c2pa-python where it is installed.

C2PA Technical Specification 2.x. Signing comes last: whatever changes the file afterwards breaks the signature. Nothing
is fetched or sent: no time stamp, no revocation list, no remote manifest.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from restorer.errors import InputError
from restorer.imaging.codecs.formats import find_codec
from restorer.imaging.metadata import digital_source_type
from restorer.imaging.metadata.provenance import StepRecord
from restorer.message import Message, os_reason

PASSPHRASE_VARIABLE = "RESTORER_KEY_PASSPHRASE"
"""Names the environment variable with the passphrase of an encrypted key."""

_ORIGINAL = "original"
_OFFLINE = {
    "builder": {"thumbnail": {"enabled": False}},
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False},
}


@dataclass(frozen=True, slots=True)
class Signing:
    """With what is signed.

    Attributes:
        certificate: The PEM file of the certificate, with those that vouch for it behind it.
        key: The PEM file of its private key.
    """

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class C2paStatement:
    """What the credentials state about a result.

    Attributes:
        title: The result's name.
        software: The program's name and version.
        source: The original.
        source_format: Its format.
        source_name: Its name; empty where it is stripped.
        step_records: What each step did.
        source_type: IPTC's word for what came of it, as a URI; None where nothing was done.
        actions: C2PA's word for what each step does, by step id; a step that is not there edits (`c2pa.edited`).
    """

    title: str
    software: str
    source: Path
    source_format: str
    source_name: str
    step_records: Sequence[StepRecord]
    source_type: str | None
    actions: Mapping[str, str] = field(default_factory=dict)


def check_signing(signing: Signing) -> None:
    """Find out whether these can sign at all.

    Raises:
        InputError: c2pa-python is not installed; a file cannot be read, does not fit the other, or is of no use.
    """
    with _signer(signing):
        pass


def sign(path: Path, format_: str, signing: Signing, statement: C2paStatement) -> None:
    """Put signed credentials into a finished file; it is replaced once the signed one is complete.

    Raises:
        InputError: it could not be signed; the file is as it was.
    """
    import c2pa

    signed = path.with_name(f"signed{path.suffix}")
    try:
        with (
            _signer(signing) as signer,
            c2pa.Context.from_dict(_OFFLINE) as context,
            c2pa.Builder(_manifest(statement, format_), context) as builder,
        ):
            _add_source(builder, statement)
            with path.open("rb") as source, signed.open("w+b") as target:
                builder.sign(signer, find_codec(format_).mime_type, source, target)
        signed.replace(path)
    except c2pa.C2paError as error:
        raise InputError(
            Message('"{title}" could not be signed: {reason}.', title=statement.title, reason=error),
            "Check the certificate and its key, or leave them out.",
        ) from error
    finally:
        signed.unlink(missing_ok=True)


def _add_source(builder: Any, statement: C2paStatement) -> None:
    """Name the original as what the result was made from; credentials do not know every format."""
    codec = find_codec(statement.source_format)
    if not codec.takes_credentials:
        return
    with statement.source.open("rb") as file:
        builder.add_ingredient(
            {"title": statement.source_name or "original", "relationship": "parentOf", "instance_id": "original"},
            codec.mime_type,
            file,
        )


def _manifest(statement: C2paStatement, format_: str) -> dict[str, Any]:
    opened: dict[str, Any] = {"action": "c2pa.opened", "softwareAgent": {"name": statement.software}}
    if find_codec(statement.source_format).takes_credentials:
        opened["parameters"] = {"ingredientIds": [_ORIGINAL]}
    actions = [
        opened,
        *(_action(step_record, statement) for step_record in statement.step_records if step_record.has_changed),
    ]
    return {
        "claim_generator_info": [{"name": "Restorer", "version": statement.software.rpartition(" ")[2]}],
        "title": statement.title,
        "format": find_codec(format_).mime_type,
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}}],
    }


def _action(step_record: StepRecord, statement: C2paStatement) -> dict[str, Any]:
    invents = step_record.invented > 0 and statement.source_type == digital_source_type.INVENTED
    return {
        "action": statement.actions.get(step_record.step, "c2pa.edited"),
        "description": step_record.note or step_record.step,
        "softwareAgent": {"name": statement.software},
        "digitalSourceType": digital_source_type.INVENTED if invents else digital_source_type.ENHANCED,
        "parameters": {
            "restorer.step": step_record.step,
            "restorer.settings": dict(step_record.settings),
            "restorer.models": [{"id": name, "sha256": digest} for name, digest in step_record.models],
            "restorer.invented": round(step_record.invented, 4),
        },
    }


def _signer(signing: Signing) -> Any:
    try:
        import c2pa
    except ImportError as error:
        raise InputError(
            "Content credentials need the package c2pa-python, which is not installed.",
            "Install it: pip install 'restorer[c2pa]'.",
        ) from error
    chain = _read(signing.certificate, "certificate")
    algorithm, key = _open_key(signing.key, chain)
    try:
        return c2pa.Signer.from_info(c2pa.C2paSignerInfo(algorithm, chain, key, None))
    except c2pa.C2paError as error:
        raise InputError(
            Message(
                "The certificate {certificate!r} and the key {key!r} cannot sign: {reason}.",
                certificate=signing.certificate,
                key=signing.key,
                reason=error,
            ),
            "Both must be PEM files, the certificate first in its chain and made for signing (emailProtection or "
            "documentSigning).",
        ) from error


def _read(path: Path, what: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            Message("The {what} {path!r} cannot be read: {reason}.", what=what, path=path, reason=os_reason(error)),
            "Check its name and rights.",
        ) from error


def _open_key(path: Path, chain: bytes) -> tuple[bytes, bytes]:
    """C2PA's name of the key's algorithm, and the key as unencrypted PKCS #8 in PEM, in memory only."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    data = _read(path, "key")
    passphrase = os.environ.get(PASSPHRASE_VARIABLE)
    try:
        key = serialization.load_pem_private_key(data, passphrase.encode() if passphrase else None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InputError(
            Message("The key {path!r} cannot be used: {reason}.", path=path, reason=error),
            Message(
                "It must be a private key in PEM; its passphrase, if it has one, goes into {variable}.",
                variable=PASSPHRASE_VARIABLE,
            ),
        ) from error
    if _public(chain) != _plain(key.public_key()):
        raise InputError(
            Message("The key {path!r} is not that of the certificate.", path=path), "Name the two that belong together."
        )
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.key_size in (256, 384, 521):
        return {256: b"es256", 384: b"es384", 521: b"es512"}[key.curve.key_size], plain
    if isinstance(key, rsa.RSAPrivateKey):
        return b"ps256", plain
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return b"ed25519", plain
    raise InputError(
        Message("The key {path!r} is of a kind that cannot sign here.", path=path), "Use an EC, RSA or Ed25519 key."
    )


def _public(chain: bytes) -> bytes:
    """The public key of the chain's first certificate.

    Raises:
        InputError: there is none, or its time is over.
    """
    from cryptography import x509

    try:
        first = x509.load_pem_x509_certificate(chain)
    except ValueError as error:
        raise InputError(
            Message("The certificate's file holds no certificate in PEM: {reason}.", reason=error), "Name another."
        ) from error
    if first.not_valid_after_utc < datetime.now(UTC):
        raise InputError(
            Message("The certificate's time was over on {date}.", date=f"{first.not_valid_after_utc:%Y-%m-%d}"),
            "Get a new one.",
        )
    return _plain(first.public_key())


def _plain(key: Any) -> bytes:
    from cryptography.hazmat.primitives import serialization

    return bytes(key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))
