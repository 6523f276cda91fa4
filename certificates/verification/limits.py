"""How much one address of the network may ask (VERIFICATION in docs/rules.md).

Only misses are counted, and files, which cost something: a whole school behind one address reads its own codes freely.
Whoever guesses is told nothing more for the rest of the minute, valid codes included, or the limit would tell them
which codes exist.
"""

import logging
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address
from threading import BoundedSemaphore

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from redis.exceptions import RedisError

SECONDS = 60
MOST = {"codes": 60, "files": 60}
WAIT = 5  # seconds that a file waits for the one before it
log = logging.getLogger(__name__)
MOST_REMEMBERED = 10_000
_counted: set[str] = set()  # keys for which this process counted; the counts themselves are in the cache, for all
_one_file = BoundedSemaphore(1)


class Busy(Exception):
    """Another file is being checked by this process, and takes long."""


@contextmanager
def one_file_at_a_time():
    """The other threads of the process stay free to answer codes. Raises `Busy`."""
    if not _one_file.acquire(timeout=WAIT):
        raise Busy
    try:
        yield
    finally:
        _one_file.release()


def network_of(request: HttpRequest) -> str:
    """The address that counts: of IPv6 the first 64 bits, which one household or office has to itself."""
    told = get_adapter(request).get_client_ip(request)
    try:
        address = ip_address(told)
    except ValueError:
        return str(told)[:60]
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return f"{int(address) >> 64:x}"


def _key(request: HttpRequest, what: str) -> str:
    return f"verify:{what}:{network_of(request)}:{int(timezone.now().timestamp() // SECONDS)}"


def are_spent(request: HttpRequest, what: str) -> bool:
    """Asked of the cache only where this process has counted for that address already: most people never miss.

    Without the cache nobody is refused.
    """
    key = _key(request, what)
    if key not in _counted:
        return False
    try:
        return int(cache.get(key) or 0) >= MOST[what]
    except (RedisError, ValueError, OSError):
        log.warning("verification goes uncounted: no cache")
        return False


def count(request: HttpRequest, what: str) -> None:
    key = _key(request, what)
    if len(_counted) >= MOST_REMEMBERED:
        _counted.clear()
    _counted.add(key)
    try:
        cache.add(key, 0, timeout=SECONDS + 5)
        cache.incr(key)
    except (RedisError, ValueError, OSError):
        log.warning("verification goes uncounted: no cache")
