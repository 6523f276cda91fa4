"""Make this clone ready: `.venv`, `node_modules` and what the system lacks. Standard library only; any Python runs it.

Each step leaves a stamp with the digest of the lock files that it installed, so that a second call takes no time.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
DATA = Path(os.environ.get("DATA_DIR") or ROOT / ".data")
PYTHON = VENV / "bin" / "python"
RUN, TEST = ["run.txt", "embedded.txt"], ["run.txt", "embedded.txt", "test.txt"]

# library or program that must be there: the packages that bring it
APT = {"pango": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"], "chromium": ["chromium"]}
BREW = {"pango": ["pango", "harfbuzz"], "chromium": ["chromium"]}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--test", action="store_true", help="install what the tests need too")
    test = arguments.parse_args().test
    if sys.version_info < (3, 11):  # noqa: UP036
        stop("Python 3.11 or later is needed; this is %s. Name another one: make PYTHON=python3.12 run" % platform.python_version())
    try:
        install(test)
    except PermissionError as error:
        stop(f"{error.filename} can't be written. Give yourself the right to it, or choose another folder with DATA_DIR.")
    except subprocess.CalledProcessError as error:
        stop(f"This failed: {' '.join(map(str, error.cmd))}. Mend what it says above, then try again.")


def install(test: bool) -> None:
    install_system("pango", has_pango)
    if test:
        install_system("chromium", has_chromium)
    install_python(TEST if test else RUN)
    install_node()


def install_system(what: str, is_there) -> None:
    if is_there():
        return
    if platform.system() == "Darwin":
        command = ["brew", "install", *BREW[what]]
        may = shutil.which("brew") is not None
    else:
        command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *APT[what]]
        may = shutil.which("apt-get") is not None and os.geteuid() == 0
        if not may and shutil.which("apt-get") and shutil.which("sudo"):
            may = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
            command = ["sudo", *command]
    if not may:
        stop(f"Something of the system is missing ({what}). Install it, then try again: {' '.join(command)}")
    say(f"Installing {', '.join(BREW[what] if platform.system() == 'Darwin' else APT[what])}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if "apt-get" in command:
        update = [*command[: command.index("apt-get")], "apt-get", "update", "-q"]
        subprocess.run(update, check=False, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


def has_pango() -> bool:
    """Ask the dynamic loader of a fresh process: a library that was just installed is found as well."""
    names = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
    if platform.system() == "Darwin":
        names = ["libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"]
    code = f"import ctypes\nfor name in {names!r}: ctypes.CDLL(name)"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def has_chromium() -> bool:
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def install_python(locks: list[str]) -> None:
    files = [ROOT / "requirements" / name for name in locks]
    if is_done("python-" + "-".join(locks), files, PYTHON):
        return
    if not PYTHON.exists():
        say("Making .venv")
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False, capture_output=True, text=True)
        if made.returncode:
            stop(f"Python can't make a virtual environment here. On Debian: apt-get install python3-venv. ({made.stderr.strip()[-200:]})")
    say("Installing the Python packages")
    command = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    for file in files:
        command += ["-r", file]
    subprocess.run(command, check=True)
    mark("python-" + "-".join(locks), files)


def install_node() -> None:
    files = [ROOT / "package.json", ROOT / "package-lock.json"]
    if is_done("node", files, ROOT / "node_modules"):
        return
    say("Installing the packages of package.json")
    environment = dict(os.environ)
    npm = shutil.which("npm")
    if npm is None:
        requirement = ROOT / "requirements" / "node.txt"
        install = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", requirement]
        subprocess.run(install, check=True)
        npm = str(VENV / "bin" / "npm")
        environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment['PATH']}"
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    mark("node", files)


def digest(files: list[Path]) -> str:
    found = hashlib.sha256()
    for file in files:
        found.update(file.read_bytes())
    return found.hexdigest()


def stamp(name: str) -> Path:
    return VENV / f"installed-{name}"


def is_done(name: str, files: list[Path], result: Path) -> bool:
    return result.exists() and stamp(name).exists() and stamp(name).read_text() == digest(files)


def mark(name: str, files: list[Path]) -> None:
    stamp(name).write_text(digest(files))


def say(what: str) -> None:
    print(f"{what} …", flush=True)


def stop(why: str) -> None:
    sys.exit(why)


if __name__ == "__main__":
    main()
