"""Ids that depend on content alone."""

from __future__ import annotations

from hashlib import blake2b


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and 16 hexadecimal digits that depend on the parts and their order; None differs from ''."""
    digest = blake2b(digest_size=8)
    for part in parts:
        encoded = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return f"{prefix}{digest.hexdigest()}"
