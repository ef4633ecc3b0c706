"""Which network addresses may be fetched from: public ones, unless the user allows his own network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_PORTS = {"http": 80, "https": 443}


class RefusedError(Exception):
    """An address that is not fetched; the message says why."""


def host_and_port(url: str) -> tuple[str, int]:
    """Where the address leads. Raises `RefusedError` for what is no http or https address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError(f"{url!r} is no address ({error})") from error
    if parts.scheme not in _PORTS or not host:
        raise RefusedError(f"{url!r} is no http or https address")
    return host, port or _PORTS[parts.scheme]


def checked_address(host: str, port: int, *, allow_local: bool) -> str:
    """An address of the host to connect to. Raises `RefusedError`, or `OSError` for an unknown host.

    One address that is not public refuses them all: a name that leads to both is not to be trusted.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise RefusedError(f"{host!r} is no name of a host") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_local:
        for address in addresses:
            if not is_public(address):
                raise RefusedError(f"{host} leads to {address}, which is not public; --allow-local allows it")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether the address is one of the public internet, also when an IPv6 address carries an IPv4 one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast
