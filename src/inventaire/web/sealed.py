"""What a page hands to the next one through a form: signed, so that it comes back as it left."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from typing import Any

from flask import current_app

#: No page hands more than this; a sealed text unfolds to no more either.
_LARGEST = 4_000_000


class Broken(ValueError):
    """It was not sealed by this installation for this purpose, or was changed since."""


def seal(data: Any, purpose: str) -> str:
    """Plain data as one line of text."""
    packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode())
    return base64.urlsafe_b64encode(_mark(packed, purpose) + packed).decode()


def unseal(text: str, purpose: str) -> Any:
    """What ``seal`` was given. Raises ``Broken``."""
    try:
        whole = base64.urlsafe_b64decode(text.encode())
    except (binascii.Error, ValueError) as error:
        raise Broken from error
    size = hashlib.sha256().digest_size
    mark, packed = whole[:size], whole[size:]
    if not hmac.compare_digest(mark, _mark(packed, purpose)):
        raise Broken
    return json.loads(zlib.decompressobj().decompress(packed, _LARGEST))


def _mark(packed: bytes, purpose: str) -> bytes:
    secret = current_app.secret_key or b""
    key = secret if isinstance(secret, bytes) else secret.encode()
    return hmac.digest(key, purpose.encode() + b"\x00" + packed, "sha256")
