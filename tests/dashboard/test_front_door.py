"""The front door: headers, language, and errors that say nothing of what anybody typed."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest

from dashboard import middleware
from dashboard.asgi import NoContent, place_of
from dashboard.middleware import Guard, content_security_policy, language_of, our_index
from dashboard.serve_options import FRONT_DOOR, command

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

INDEX = (b'<!DOCTYPE html><html lang="en"><head><link rel="shortcut icon" href="./f.png" /><title>Streamlit</title>'
         b'<link rel="service-desc" href="./x" /><script>window.x = 1</script></head>'
         b"<body><noscript>agents</noscript></body></html>")


def scope(path: str = "/city", query: bytes = b"", cookie: bytes = b"") -> dict[str, Any]:
    return {"type": "http", "path": path, "query_string": query,
            "headers": [(b"accept-encoding", b"gzip"), (b"if-none-match", b"x"), (b"cookie", cookie)]}


def answered(content_type: bytes, body: bytes, asked: dict[str, Any]) -> tuple[dict[str, str], bytes, dict[str, Any]]:
    """What the guard makes of an answer, and what the application was asked."""
    sent: list[dict[str, Any]] = []
    seen: dict[str, Any] = {}

    async def app(scope: Any, receive: Any, send: Callable[..., Awaitable[None]]) -> None:
        seen.update(scope)
        await send({"type": "http.response.start", "status": 200,
                    "headers": [(b"content-type", content_type), (b"etag", b"1"), (b"content-length", b"9")]})
        await send({"type": "http.response.body", "body": body[:20], "more_body": True})
        await send({"type": "http.response.body", "body": body[20:]})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Guard(app)(asked, None, send))  # type: ignore[arg-type]
    headers = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message["body"] for message in sent[1:]), seen


def test_a_page_is_made_ours() -> None:
    headers, body, asked = answered(b"text/html; charset=utf-8", INDEX, scope())
    assert b'<html lang="nl">' in body
    assert b"<title>Kantelpunt</title>" in body
    assert middleware.ASSETS.encode() + b"/chrome-nl.js" in body
    assert b"service-desc" not in body
    assert b"agents" not in body
    assert headers["content-length"] == str(len(body))
    assert "etag" not in headers
    assert dict(asked["headers"]).keys() == {b"cookie"}


@pytest.mark.parametrize(("path", "query", "home"), [
    ("/start", b"", "./"), ("/start/", b"lang=en", "./?lang=en")])
def test_the_start_page_is_found_by_its_name_too(path: str, query: bytes, home: str) -> None:
    headers, body, asked = answered(b"text/html", INDEX, scope(path, query))
    assert headers["location"] == home
    assert headers["x-content-type-options"] == "nosniff"
    assert body == b""
    assert asked == {}, "the application is not asked"


def test_anything_else_passes_with_the_guarding_headers() -> None:
    headers, body, asked = answered(b"text/javascript", b"const x = 1; // longer than twenty", scope("/a.js"))
    assert body == b"const x = 1; // longer than twenty"
    assert headers["etag"] == "1"
    assert headers["x-content-type-options"] == "nosniff"
    assert b"accept-encoding" in dict(asked["headers"])


def test_scripts_are_named_by_their_hash_and_nothing_is_inline() -> None:
    scripts = next(part for part in content_security_policy(INDEX).split("; ") if part.startswith("script-src"))
    assert scripts.startswith("script-src 'self' 'sha256-")
    assert "unsafe" not in scripts


@pytest.mark.parametrize(("query", "cookie", "language"), [
    (b"", b"", "nl"), (b"lang=en", b"", "en"), (b"lang=nl", b"kantelpunt_language=en", "nl"),
    (b"on=2025-01-01", b"x=1; kantelpunt_language=en", "en"), (b"lang=%22%3E", b"", "nl"),
    (b"", b"kantelpunt_language=<b>", "nl"),
])
def test_the_language_is_of_the_address_then_of_before_then_dutch(query: bytes, cookie: bytes, language: str) -> None:
    assert language_of(scope(query=query, cookie=cookie)) == language
    assert f'<html lang="{language}">'.encode() in our_index(INDEX, language)


def test_an_error_is_named_by_its_place_and_never_by_its_message() -> None:
    typed = "her name"
    try:
        raise ValueError(typed)
    except ValueError as error:
        place = place_of(error)
    assert place.startswith("ValueError < test_front_door.py:")
    assert typed not in place


def test_the_log_never_holds_an_exceptions_content() -> None:
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "Uncaught", None, (ValueError, ValueError("her name"), None))
    assert not NoContent().filter(record)


def test_the_command_line_starts_the_front_door_and_holds_no_secret() -> None:
    line = command(8501)
    assert line[1:6] == ["-P", "-m", "streamlit", "run", str(FRONT_DOOR)]
    assert not any("secret" in part.lower() for part in line)
