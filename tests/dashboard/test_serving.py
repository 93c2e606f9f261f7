"""Where the dashboard listens: a number that is no port and a port in use are said in one clear line."""

from __future__ import annotations

import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from application.cli import main
from application.refusals import Refused
from application.serving import must_be_free
from dashboard.serve_options import command

if TYPE_CHECKING:
    from pathlib import Path


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


def test_a_file_in_the_folder_where_one_stands_is_not_taken_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "copy.py").write_text("raise SystemExit('this was run')\n", "utf-8")
    started = subprocess.run([*command(8501)[:4], "version"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (started.returncode, "this was run" in started.stderr) == (0, False)
