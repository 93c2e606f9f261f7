"""Start the real server on a hand-written desk: `python -m tests.browser.serve_fake PORT`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

from tests.dashboard.fake_desk import FakeDesk

DASHBOARD = Path(__file__).parents[2] / "dashboard"


def main() -> None:
    """Put the fake in the place of the application's desk; print every recorded line as JSON."""
    desk = FakeDesk()
    record = desk.record

    def told(account: str, line: dict[str, object], command_id: str) -> dict[str, object]:
        before = len(desk.lines)
        answer = record(account, line, command_id)
        if len(desk.lines) > before:
            print("RECORDED " + json.dumps(line), flush=True)
        return answer

    desk.record = told  # type: ignore[method-assign]
    module = ModuleType("application.desk")
    module.open_desk = lambda: desk  # type: ignore[attr-defined]
    sys.modules["application.desk"] = module

    from streamlit.web import cli

    from dashboard.serve_options import options

    sys.argv = ["streamlit", "run", str(DASHBOARD / "asgi.py"), *options(int(sys.argv[1]))]
    cli.main()


if __name__ == "__main__":
    main()
