"""The benchmark is run by hand and seldom: here its sites are built small, so that it cannot break unseen."""

import pytest

from bench.bench import plain, synthetic
from minisite import mkdocs


@pytest.mark.parametrize("theme", ["ours", "plain Material"])
def test_the_sites_of_the_benchmark_build(tmp_path, theme):
    folder = synthetic(tmp_path / "ours", 2)
    if theme == "plain Material":
        (tmp_path / "plain").mkdir()
        folder = plain(tmp_path / "plain", folder)
    result = mkdocs(folder, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    trials = sorted(path.parent.name for path in folder.glob("site/trials/*/index.html"))
    assert trials == ["nct90000000-synthetic", "nct90000001-synthetic"]
