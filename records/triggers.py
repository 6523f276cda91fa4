"""A register of database triggers that finds a name at once.

django-pgtrigger looks through all triggers for each one that is added, to see whether its name is free. History gives
each table three or four, so that every process of ours would spend two seconds on that before it does anything. Here
the same questions are answered from two indexes. Imported by `history`, hence before the first model.
"""

from pgtrigger import registry


class Indexed(registry._Registry):
    def __init__(self):
        super().__init__()
        self._tables, self._functions = {}, set()

    @property
    def by_db_table(self):
        return self._tables

    @property
    def pg_function_names(self):
        return self._functions

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        model, trigger = value
        self._tables[model._meta.db_table, trigger.name] = trigger
        self._functions.add(trigger.get_pgid(model))

    def __delitem__(self, key):
        model, trigger = self[key]
        super().__delitem__(key)
        del self._tables[model._meta.db_table, trigger.name]
        self._functions.discard(trigger.get_pgid(model))


def use() -> None:
    """In place of the one that came with the package, with what it holds."""
    if isinstance(registry._registry, Indexed):
        return
    indexed, before = Indexed(), registry._registry
    registry._registry = indexed
    for key, value in before.items():
        indexed[key] = value
