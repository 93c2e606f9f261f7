"""The report of a quarter as a PDF that everybody can read, by ear too: tagged, titled, in one language (PDF/UA-1)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

#: The form of the report. It asks no network and no font of this machine: those of the library are enough.
_FORM = files("interchange") / "report.typ"
#: Up to here the font has every letter; of what lies beyond it is asked.
_LAST_OF_LATIN = "\u017f"
#: Stands in the place of a sign that the font has not: a PDF for everybody may not hold a hole.
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_TRIAL = b'#set document(title: "-")\n#sys.inputs.sign'


def quarter_pdf(report: Mapping[str, Any], made_at: datetime) -> bytes:
    """The bytes of the PDF: the same for the same report and moment.

    `report`: {language, title, lead, sections, made, page} in plain words. They go in as data, so that nothing that
    somebody typed is ever read as code.
    """
    return _compiled(_FORM.read_bytes(), made_at, report=json.dumps(_legible(report), ensure_ascii=False))


def _compiled(source: bytes, made_at: datetime | None, **inputs: str) -> bytes:
    return typst.compile(source, format="pdf", pdf_standards="ua-1", sys_inputs=inputs, ignore_system_fonts=True,
                         timestamp=None if made_at is None else int(made_at.timestamp()))


def _legible(value: Any) -> Any:
    """The same with signs that can be printed alone."""
    if isinstance(value, str):
        return "".join(_sign(each) for each in value)
    if isinstance(value, dict):
        return {name: _legible(each) for name, each in value.items()}
    return [_legible(each) for each in value] if isinstance(value, list) else value


def _sign(sign: str) -> str:
    if not sign.isprintable():
        return " " if sign.isspace() else ""
    return sign if sign <= _LAST_OF_LATIN or _has(sign) else _UNKNOWN


@cache
def _has(sign: str) -> bool:
    """True when the font has this sign."""
    try:
        _compiled(_TRIAL, None, sign=sign)
    except typst.TypstError:
        return False
    return True
