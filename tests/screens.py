"""python -m tests.screens: every page × width × mode × language as a picture in screens/."""

import sys
from pathlib import Path

from tests.browser import LANGUAGES, PATHS, ROOT, SIZES, chromium, served, settled, signed_in


def main() -> int:
    folder = ROOT / "screens"
    folder.mkdir(exist_ok=True)
    with (
        served(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "store") as base,
        chromium() as browser,
    ):
        for size, (width, height) in SIZES.items():
            for mode in ("light", "dark"):
                page = signed_in(
                    browser,
                    base,
                    viewport={"width": width, "height": height},
                    color_scheme=mode,
                )
                for language, name in LANGUAGES.items():
                    for path in PATHS:
                        page.goto(f"{base}/{path}?ngon-ngu={name}")
                        settled(page)
                        inner = page.locator("[data-testid=stMain]")
                        tall = int(inner.evaluate("one => one.scrollHeight"))
                        page.set_viewport_size({"width": width, "height": max(height, tall)})
                        page.wait_for_timeout(500)
                        file = f"{path or 'giao-ban'}-{size}-{mode}-{language}.png"
                        page.screenshot(path=folder / file)
                        page.set_viewport_size({"width": width, "height": height})
                        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
