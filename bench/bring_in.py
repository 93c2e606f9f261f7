"""How fast a file is taken in, on SQLite, and whether the memory stays flat. Makes the stores of this run."""

from __future__ import annotations

from typing import Any

from _figures import say, title
from _stores import SMALL, asked, forget_stores, imported


def main() -> None:
    """Import a small and a large city into fresh stores."""
    large = asked().events
    small = min(SMALL, max(large // 10, 5_000))
    title("Import on SQLite")
    forget_stores()
    for events in (small, large):
        _, told = imported(events, anew=True)
        lines = told["lines"]
        say(f"import of {lines:,} lines", _rate(lines, told, "import"), "at least 10,000")
        say("  catching up the read model after it", _rate(lines, told, "catch_up"))
        say("  peak memory of the import, and with catching up",
            f"{told['import_megabytes']} and {told['megabytes']} MB", "flat")


def _rate(lines: int, told: dict[str, Any], what: str) -> str:
    """Lines a second, and in brackets a second of processor."""
    return f"{lines / told[f'{what}_seconds']:,.0f}/s ({lines / told[f'{what}_processor']:,.0f})"


if __name__ == "__main__":
    main()
