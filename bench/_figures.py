"""How figures are taken and printed: medians of several times, with how busy the machine was."""

from __future__ import annotations

import os
import resource
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def milliseconds(act: Callable[[], object], times: int) -> str:
    """The median time of an act, after one that does not count; and what it took of this program's processor."""
    act()
    return in_milliseconds(*taken(act, times))


def taken(act: Callable[[], object], times: int) -> tuple[float, float]:
    """The median time of an act in seconds, and of this program's processor."""
    took, used = [], []
    for _ in range(times):
        start, before = perf_counter(), processor()
        act()
        took.append(perf_counter() - start)
        used.append(processor() - before)
    return median(took), median(used)


def in_milliseconds(took: float, used: float) -> str:
    """Both as they are printed."""
    return f"{took * 1000:,.1f} ms ({used * 1000:,.1f})"


def processor() -> float:
    """Seconds of processor that this program used, and what it started and saw end."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def title(what: str) -> None:
    """What is measured, and how busy the machine is; figures between brackets count the program's processor time."""
    print(f"{what} ({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})", flush=True)


def say(what: str, figure: str, aim: str = "") -> None:
    """One figure on a line."""
    print(f"  {what:<70}{figure:>28}   {aim}".rstrip(), flush=True)
