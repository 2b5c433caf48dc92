"""How the built site reads on a slow machine: its pages and a case, in Chromium at a quarter speed.

It looks at `site/` as `make site` has left it. The figures are of this machine slowed down, so they
are told and not held: a test would fail where the machine is busy.
"""

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, Page, sync_playwright

SITE = Path(__file__).resolve().parents[1] / "site"
SLOWER = 4
TIMES = 5
PAGES = ("index", "forloeb/national/index", "forloeb/national/frister", "forloeb/national/foelg")

PAINTED = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [page] = performance.getEntriesByType("navigation");
  return [paint ? paint.startTime : 0, page.domContentLoadedEventEnd];
}"""
"""Milliseconds until the first paint, and until all scripts have run and the page answers."""

ANSWERED = """() => {
  const { flow } = pathwaytoolFollow;
  const compiled = pathwaytoolWalk.compile(flow);
  const took = [];
  for (let age = 12; age < 18; age += 1) {
    const begun = performance.now();
    const asked = { alder: [String(age)], indgang: ["anmeldelse"] };
    new pathwaytoolWalk.Follower(compiled, asked, new Set()).follow();
    took.push(performance.now() - begun);
  }
  return took;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def reading() -> None:
    """Print when pages are painted and answer, and how long a case takes to follow."""
    print(f"\nPages in Chromium, {SLOWER} times slower")
    if not (SITE / "index.html").is_file():
        print("  no site/ here: run make site first")
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        page = browser.new_page()
        slow = page.context.new_cdp_session(page)
        for name in PAGES:
            _one_page(page, slow, f"http://127.0.0.1:{server.server_port}/{name}.html")
        page.locator(".pw-ask").first.wait_for()
        took = page.evaluate(ANSWERED)
        name = "a case followed to its first question"
        print(f"  {name:40} {median(took):6.1f} ms, {max(took):.1f} at most of {len(took)}")
        browser.close()
    server.shutdown()


def _one_page(page: Page, slow: CDPSession, address: str) -> None:
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    found = []
    for _ in range(TIMES):
        page.goto(address)
        page.wait_for_timeout(200)
        found.append(page.evaluate(PAINTED))
    paint, answers = (median(one[at] for one in found) for at in (0, 1))
    name = address.split("/", 3)[3]
    print(f"  {name:40} {paint:6.0f} ms to the first paint, {answers:6.0f} ms until it answers")
