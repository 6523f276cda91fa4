"""How a key says that it cannot be used."""


class KeyFault(Exception):
    """Why no key can be used now; `str(error)` is the reason in words for an administrator, without any secret."""
