"""Keeps every page to itself: nothing is fetched from elsewhere, and the page says which language it speaks."""

from __future__ import annotations

import base64
import hashlib
import re
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from dashboard.words import DEFAULT_LANGUAGE, LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Message = MutableMapping[str, Any]
    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Where our own script, style sheet and pictures are served.
ASSETS = "/kantelpunt-assets"
#: Where one might look for the start page.
_START = "/start"
LANGUAGE_COOKIE = "kantelpunt_language"
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_UNWANTED = frozenset({b"if-none-match", b"if-modified-since", b"accept-encoding"})
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_security_policy(html: bytes) -> str:
    """Only our own host may be asked for anything; the page's inline scripts are named by their hash.

    Streamlit writes styles in the page, so `style-src` cannot do without `unsafe-inline`.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    )
    return "; ".join((
        "default-src 'self'", f"script-src 'self' {hashes}".strip(), "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:", "font-src 'self' data:", "connect-src 'self'", "worker-src 'self' blob:",
        "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
    ))


def language_of(scope: Scope) -> str:
    """The language that the address asks for, else the one chosen before, else Dutch."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    if asked in LANGUAGES:
        return asked
    headers = {name: value for name, value in scope.get("headers", []) if name == b"cookie"}
    cookie = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1")).get(LANGUAGE_COOKIE)
    return cookie.value if cookie is not None and cookie.value in LANGUAGES else DEFAULT_LANGUAGE


def our_index(html: bytes, language: str) -> bytes:
    """Streamlit's index page with our language, title, picture, style and script, and no invitation to machines."""
    words = Words(language)
    html = html.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
    html = html.replace(b"<title>Streamlit</title>", b"<title>Kantelpunt</title>", 1)
    html = re.sub(rb'<link rel="shortcut icon"[^>]*>',
                  f'<link rel="icon" type="image/svg+xml" href="{ASSETS}/favicon.svg" />'.encode(), html, count=1)
    html = re.sub(rb'<link rel="service-desc"[^>]*>', b"", html, count=1)
    html = _NOSCRIPT.sub(f"<noscript><p>{words('app.needs_script')}</p></noscript>".encode(), html, count=1)
    ours = (f'<link rel="stylesheet" href="{ASSETS}/kantelpunt.css" />'
            f'<script defer src="{ASSETS}/chrome-nl.js"></script></head>')
    return html.replace(b"</head>", ours.encode(), 1)


class Guard:
    """Adds the security headers to every answer and makes the index page ours."""

    def __init__(self, app: App) -> None:
        """`app` is what comes next."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on everything but HTTP; hold a page of HTML back until it is whole."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].rstrip("/") == _START:
            await _send_home(scope, send)
            return
        if _is_page(scope):  # it must come whole and readable: no "not modified" of another language, not compressed
            scope["headers"] = [(name, value) for name, value in scope["headers"] if name not in _UNWANTED]
        start: Message = {}
        body = bytearray()

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                if not _is_html(message):
                    await send({**message, "headers": _headers(message["headers"])})
                return
            if not _is_html(start):
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_page(start, our_index(bytes(body), language_of(scope)), send)

        await self.app(scope, receive, answer)


def _is_page(scope: Scope) -> bool:
    last = scope["path"].rsplit("/", 1)[-1]
    return "." not in last or last.endswith(".html")


def _is_html(start: Message) -> bool:
    return any(name.lower() == b"content-type" and value.startswith(b"text/html")
               for name, value in start.get("headers", []))


def _headers(given: list[tuple[bytes, bytes]], **more: str) -> list[tuple[bytes, bytes]]:
    added = {**_HEADERS, **more}
    taken = {name.lower().encode() for name in added}
    kept = [(name, value) for name, value in given if name.lower() not in taken]
    return kept + [(name.encode(), value.encode()) for name, value in added.items()]


async def _send_home(scope: Scope, send: Send) -> None:
    """The start page has the bare address; under its name Streamlit would say that there is no such page."""
    asked = scope.get("query_string", b"")
    home = b"./" + (b"?" + asked if asked else b"")
    await send({"type": "http.response.start", "status": 307, "headers": _headers([(b"location", home)])})
    await send({"type": "http.response.body", "body": b""})


async def _send_page(start: Message, html: bytes, send: Send) -> None:
    more = {"Content-Security-Policy": content_security_policy(html), "Content-Length": str(len(html)),
            "Cache-Control": "no-store", "Vary": "Cookie"}
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in {b"etag", b"last-modified"}]
    await send({**start, "headers": _headers(kept, **more)})
    await send({"type": "http.response.body", "body": html})
