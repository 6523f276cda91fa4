"""Names of files in a ZIP: as every system takes them, and none twice."""

import re

UNFIT = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')
LONGEST = 100


def fit(name: str) -> str:
    """As any system takes it: no path, no sign that one of them forbids, not too long."""
    return UNFIT.sub(" ", name).strip(" .")[:LONGEST].strip(" .") or "file"


class Names:
    """Gives each file of one ZIP a name of its own; systems that do not tell letter cases apart are thought of."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, name: str, ending: str) -> str:
        """`name` with its ending, and with a number where another has it already."""
        number, whole = 2, f"{name}.{ending}"
        while whole.casefold() in self._taken:
            whole, number = f"{name} ({number}).{ending}", number + 1
        self._taken.add(whole.casefold())
        return whole
