"""Find a Chromium for the browser tests, or install one: the Debian package as root, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of a Chromium that starts: NK_CHROMIUM, one on the PATH, or Playwright's own."""
    candidates = [os.environ.get("NK_CHROMIUM"), *(shutil.which(name) for name in NAMES), _playwrights_own()]
    return next((path for path in candidates if path and _starts(path)), None)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> None:
    """Install a Chromium and say so."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chromium found: installing the Debian package chromium", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)
    if chromium() is None:
        print("No Chromium found: installing Playwright's own", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Exit status 0 only when a Chromium starts."""
    if chromium() is None:
        install()
    found = chromium()
    print(f"Browser for the tests: {found}" if found else "No Chromium could be installed; set NK_CHROMIUM to one")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
