"""Draw docs/assets/img/social.png, the picture that other sites show beside a link, from the built front page."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from install_browser import chromium

SIZE = {"width": 1200, "height": 630}
ONLY_THE_SCENE = """
  .nk-skip, .nk-header nav, .nk-header .nk-button, main > :not(.nk-wall), .nk-footer,
  .nk-plate, .nk-hero-trust, .nk-hero .nk-lead, .nk-scene-number { display: none }
  .nk-header, .nk-wall { border: 0; background: #f0e8e8 }
  .nk-header .nk-frame { padding: 48px 64px 0; max-width: none }
  .nk-brand svg { width: 380px }
  .nk-wall { min-height: 630px }
  .nk-hero { display: block; padding: 36px 64px; max-width: none }
  .nk-hero h1 { font-size: 60px; max-width: none }
  .nk-hero-scene { width: 720px; margin: 24px 0 0 auto }
"""


def main(site: Path) -> None:
    """Photograph the front page of the site built at `site`."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, bypass_csp=True, color_scheme="light")
        page.goto((site / "index.html").resolve().as_uri())
        page.add_style_tag(content=ONLY_THE_SCENE)
        page.screenshot(path="docs/assets/img/social.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
