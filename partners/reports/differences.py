"""What two versions of a report for funders tell together: whoever holds both can subtract one from the other."""

from collections.abc import Iterator

from . import words
from .suppression import is_small


def telling(before: dict, after: dict) -> list[str]:
    """The rows whose shown number moves by 1 to 4 people from one version to the next, in words."""
    former, found = dict(_shown(before)), []
    for key, number in _shown(after):
        if key in former and is_small(abs(number - former[key])):
            found.append(f"{_title(key[0])}: {words.label(key[1])}")
    return list(dict.fromkeys(found))


def _shown(content: dict) -> Iterator[tuple[tuple[str, str, str], int]]:
    tables = [*content["tables"], *content["checks"]]
    for level in content["levels"]:
        tables += [level["rose"], level["reached"]]
    for table in tables:
        for row in table["rows"]:
            for column, number in {"": row["number"], **row["cells"]}.items():
                if number is not None:
                    yield (table["key"], row["key"], column), number


def _title(key: str) -> str:
    return str(words.TITLES.get(key, key.partition(":")[2]))
