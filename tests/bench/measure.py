"""How much slower than a bare page is the atlas at first load? Ratios from one run; steps in time are in tests/bench/steps.py.

    python tests/bench/measure.py [ROUNDS]

Both programs run side by side on this machine; each round visits one after the other, so that what disturbs the
machine disturbs both. First load: from the address to the last part drawn (bare: its heading; atlas: land on the map,
bars in the timeline, the server's day), and how far the page jumped while it was drawn (CLS). Medians and their ratio are printed;
nothing is asserted.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.bench.steps import CHROMIUM, DESK, IS_DRAWN, SHIFT
from tests.browser.conftest import FLAGS, free_port, serve

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7


def settled_load(page, address: str, name: str) -> float:
    page.goto(address, wait_until="commit")
    page.wait_for_function(IS_DRAWN[name], polling="raf", timeout=60_000)
    return page.evaluate("performance.now()")


def main() -> None:
    ports = {"bare": free_port(), "atlas": free_port()}
    scripts = {"bare": "tests/bench/bare.py", "atlas": "app.py"}
    servers = {name: serve(scripts[name], ports[name]) for name in ports}
    home = f"http://127.0.0.1:{ports['atlas']}/"
    addresses = {"bare": f"http://127.0.0.1:{ports['bare']}/", "atlas": f"{home}?date=1993-07-01"}
    loads, shifts = {"bare": [], "atlas": []}, []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            for turn in range(ROUNDS + 1):
                for name, address in addresses.items():
                    page = browser.new_context(viewport=DESK).new_page()
                    page.add_init_script(SHIFT)
                    load = settled_load(page, address, name)
                    page.wait_for_timeout(1500)
                    shift = page.evaluate("window.shift")
                    page.context.close()
                    if turn:  # the first round warms both servers
                        loads[name].append(load)
                        shifts += [shift] if name == "atlas" else []
            browser.close()
    finally:
        for server in servers.values():
            server.terminate()
    bare, atlas = (statistics.median(loads[name]) for name in ("bare", "atlas"))
    print(f"first load: bare {bare:.0f} ms, atlas {atlas:.0f} ms, {atlas / bare:.2f} times")
    print(f"layout shift of the map: {max(shifts):.3f}")


if __name__ == "__main__":
    main()
