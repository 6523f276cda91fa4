"""Make this clone ready: `.venv`, `node_modules` and what the system lacks. Standard library only; any Python runs it.

Each step leaves a stamp with the digest of the lock files that it installed, so that a second call takes no time.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python cannot read
    sys.exit(
        "Python 3.11 or later is needed, this is %d.%d: install one and name it, as in: make run PYTHON=python3.12"
        % tuple(sys.version_info[:2])
    )

import argparse  # noqa: E402
import hashlib  # noqa: E402
import os  # noqa: E402
import platform  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = ROOT / "requirements"
RUN, TEST = ["run", "embedded"], ["run", "embedded", "test"]
IS_MAC = platform.system() == "Darwin"
# what the system must have: the packages that bring it
VENV_PACKAGE = "python3-venv" if sys.executable == "/usr/bin/python3" else "python3.%d-venv" % sys.version_info[1]
APT = {
    "venv": [VENV_PACKAGE],
    "pango": ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"],
    "chromium": ["chromium"],
    "readers": ["poppler-utils", "qpdf"],
}
BREW = {
    "venv": ["python"],
    "pango": ["pango", "harfbuzz"],
    "chromium": ["chromium"],
    "readers": ["poppler", "qpdf"],
}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--test", action="store_true", help="install what the tests need too")
    test = arguments.parse_args().test
    try:
        install(test)
    except PermissionError as error:
        stop(f"{error.filename} can't be written: give yourself the right to it, or use a clone of your own.")
    except subprocess.CalledProcessError as error:
        stop(f"This failed: {' '.join(map(str, error.cmd))}. Mend what it says above, then try again.")
    except KeyboardInterrupt:
        stop("Stopped. The next try goes on from here.")


def install(test: bool) -> None:
    missing = [] if has_venv() or PYTHON.exists() else ["venv"]
    missing += [] if has_pango() else ["pango"]
    missing += ["chromium"] if test and not has_chromium() else []
    missing += ["readers"] if test and not has_readers() else []
    if missing:
        install_system(missing)
    install_python(TEST if test else RUN)
    install_node(test)


def install_system(missing: list[str]) -> None:
    """By apt or brew where nobody has to be asked for a password, else say the command and stop."""
    packages = [package for what in missing for package in (BREW if IS_MAC else APT)[what]]
    command = ["brew", "install"] if IS_MAC else ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
    before: list[str] = []
    if not IS_MAC and os.geteuid() != 0:
        before = ["sudo"]
    may = shutil.which(command[0]) is not None
    if may and before:
        may = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    if not may:
        line = " ".join([*before, *command, *packages])
        stop(f"The system lacks {', '.join(packages)}. Install them, then try again: {line}")
    say(f"Installing {', '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": environment, "stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    if not IS_MAC:
        subprocess.run([*before, "apt-get", "update", "-q"], check=False, **quiet)
    subprocess.run([*before, *command, *packages], check=True, **quiet)


def has_venv() -> bool:
    """Debian takes these out of its Python and packs them apart."""
    return (
        subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode
        == 0
    )


def has_pango() -> bool:
    """Ask the dynamic loader of a fresh process: a library that was just installed is found as well."""
    names = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
    if IS_MAC:
        names = ["libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"]
    code = f"import ctypes\nfor name in {names!r}: ctypes.CDLL(name)"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def has_chromium() -> bool:
    if IS_MAC and Path("/Applications/Chromium.app").exists():
        return True
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def has_readers() -> bool:
    """The tests have other programs read the files of certificates."""
    return all(shutil.which(name) for name in ("pdfsig", "pdftotext", "qpdf"))


def install_python(locks: list[str]) -> None:
    """One stamp for each lock file: what `make test` installed serves `make run` too."""
    needed = [name for name in locks if not is_done(name, [LOCKS / f"{name}.txt"], PYTHON)]
    if not needed:
        return
    if not PYTHON.exists() or subprocess.run([PYTHON, "-m", "pip", "-V"], capture_output=True, check=False).returncode:
        say("Making .venv")
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True, stdout=subprocess.DEVNULL)
        needed = locks
    say("Installing the Python packages")
    pip_install([LOCKS / f"{name}.txt" for name in needed], "--no-deps")
    for name in needed:
        mark(name, [LOCKS / f"{name}.txt"])


def pip_install(files: list[Path], *options: str) -> None:
    command = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", *options]
    for file in files:
        command += ["-r", file]
    subprocess.run(command, check=True)


def install_node(test: bool) -> None:
    """Two stamps: the tests need packages that running does not, and what they installed serves both."""
    files = [ROOT / "package.json", ROOT / "package-lock.json"]
    stamps = ["node", "node-test"] if test else ["node"]
    if all(is_done(name, files, ROOT / "node_modules") for name in stamps):
        return
    say("Installing the packages of package.json")
    # the certificates that this machine trusts count for Node.js too, as behind a company's proxy
    environment = {"NODE_USE_SYSTEM_CA": "1"} | os.environ | {"npm_config_update_notifier": "false"}
    npm = shutil.which("npm")
    if npm is None:
        pip_install([LOCKS / "node.txt"])
        npm = str(VENV / "bin" / "npm")
        environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment['PATH']}"
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"]
    command += [] if test else ["--omit=dev"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    stamp("node-test").unlink(missing_ok=True)
    for name in stamps:
        mark(name, files)


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
