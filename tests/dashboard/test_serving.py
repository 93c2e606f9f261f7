"""Where the dashboard listens: a number that is no port and a port in use are said in one clear line."""

from __future__ import annotations

import socket

import pytest

from application.cli import main
from application.refusals import Refused
from application.serving import must_be_free


@pytest.mark.parametrize("port", ["65536", "99999999"])
def test_a_number_that_is_no_port_is_wrong_use(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", port]) == 2
    assert capsys.readouterr().err == (
        f"kantelpunt serve: {port} is not a port: give --port a number from 1 to 65535\n")


def test_a_port_in_use_is_refused_with_what_to_do() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=rf"127\.0\.0\.1 port {port} .*choose another with --port"):
            must_be_free("127.0.0.1", port)
    must_be_free("127.0.0.1", port)


@pytest.mark.parametrize("address", ["192.0.2.1", "x" * 80])
def test_an_address_that_is_not_of_this_machine_is_refused(address: str) -> None:
    with pytest.raises(Refused, match=f"cannot listen on {address}"):
        must_be_free(address, 8501)
