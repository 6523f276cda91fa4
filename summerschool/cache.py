"""The cache on Redis, which the site can do without: away, it holds nothing and keeps nothing."""

import logging

import redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.functional import cached_property

logger = logging.getLogger(__name__)
AWAY = (redis.ConnectionError, redis.TimeoutError)


class LastingClient(RedisCacheClient):
    """One client for all requests: Django makes one for every command, which costs more than the command."""

    def get_client(self, key=None, *, write=False) -> redis.Redis:
        return self._lasting

    @cached_property
    def _lasting(self) -> redis.Redis:
        return super().get_client(write=True)


class ForgivingRedisCache(RedisCache):
    """Sessions fall back on the database; rate limits do not count while Redis is away, and `/readyz` says so."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = LastingClient

    def get(self, key, default=None, version=None):
        return _forgive(super().get, default, key, default, version)

    def get_many(self, keys, version=None):
        return _forgive(super().get_many, {}, keys, version)

    def has_key(self, key, version=None):
        return _forgive(super().has_key, False, key, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return _forgive(super().set, None, key, value, timeout, version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return _forgive(super().set_many, list(data), data, timeout, version)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return _forgive(super().add, True, key, value, timeout, version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return _forgive(super().touch, False, key, timeout, version)

    def delete(self, key, version=None):
        return _forgive(super().delete, False, key, version)

    def delete_many(self, keys, version=None):
        return _forgive(super().delete_many, None, keys, version)


def _forgive(do, instead, *args):
    try:
        return do(*args)
    except AWAY as error:
        logger.warning("The cache is away: %s", type(error).__name__)
        return instead
