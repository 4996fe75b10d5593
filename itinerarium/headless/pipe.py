"""A browser that is driven by a pipe: nobody else can reach it, and it ends when we do.

A port would be open to every user of the computer, and to what they want to read of ours.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from itinerarium.vocabulary.errors import BrowserError

PATIENCE = 60
"""Seconds to wait for the browser's answer, and for its end."""
BYTES_AT_ONCE = 1 << 16
LONGEST_PLACE = 50
"""Bytes that the name of a profile's folder may have for the browser's temporary files to go there:
a socket's whole name has 107 at most."""
LONGEST_PROFILE = 75
"""Bytes that the name of a profile's folder may have, so that Chromium finds its socket in it."""
HIGH = 10
"""Handles of a child from here on stand in nobody's way: the browser wants 3 and 4."""


@dataclass(slots=True)
class Pipe:
    """A browser's ear and mouth: messages end with a NUL."""

    name: str
    ear: int
    mouth: int
    hint: str = ""
    """Why it may have ended too early."""
    messages: Queue[str] = field(default_factory=Queue)
    """What it has said; an empty one when it has ended."""

    def send(self, message: str) -> None:
        """Say something.

        Raises
        ------
        BrowserError
            If the browser has ended.
        """
        left = memoryview(message.encode("utf-8") + b"\0")
        try:
            while left:
                left = left[os.write(self.ear, left) :]
        except OSError:
            raise self._ended() from None

    def recv(self) -> str:
        """The next thing that it says.

        Raises
        ------
        BrowserError
            If it says nothing in time, or has ended.
        """
        try:
            message = self.messages.get(timeout=PATIENCE)
        except Empty:
            raise BrowserError(f"{self.name} does not answer") from None
        if not message:
            raise self._ended()
        return message

    def listen(self) -> None:
        """Take what it says until it ends."""
        begun = b""
        with contextlib.suppress(OSError):
            while said := os.read(self.mouth, BYTES_AT_ONCE):
                *whole, begun = (begun + said).split(b"\0") if b"\0" in said else [begun + said]
                for message in whole:
                    self.messages.put(message.decode("utf-8", "replace"))
        self.messages.put("")

    def _ended(self) -> BrowserError:
        return BrowserError(f"{self.name} ended before it could be used{self.hint}")


@contextmanager
def piped(program: Path, flags: Sequence[str]) -> Iterator[Pipe]:
    """Start a browser with a new profile; at the end both are gone.

    Raises
    ------
    BrowserError
        If it cannot be started.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(program), *flags, f"--user-data-dir={profile}", "about:blank"]
        its_ear, our_mouth = os.pipe()
        our_ear, its_mouth = os.pipe()
        try:
            process = _started(program, command, profile, (its_ear, its_mouth))
        finally:
            os.close(its_ear)
            os.close(its_mouth)
        pipe = Pipe(program.name, our_mouth, our_ear, _hint(profile))
        listener = Thread(target=pipe.listen, daemon=True)
        listener.start()
        try:
            yield pipe
        finally:
            os.close(our_mouth)
            _end(process)
            listener.join(PATIENCE)
            os.close(our_ear)


def _hint(profile: str) -> str:
    """What is wrong with a profile's place, if anything: a socket in it must have a short name."""
    if sys.platform == "win32" or len(os.fsencode(profile)) <= LONGEST_PROFILE:
        return ""
    folder = tempfile.gettempdir()
    return f": the folder for temporary files has too long a name, {folder}; set TMPDIR to another"


def _started(
    program: Path, command: list[str], profile: str, pipe: tuple[int, int]
) -> subprocess.Popen[bytes]:
    is_short = len(os.fsencode(profile)) <= LONGEST_PLACE
    # What it leaves among the temporary files is then gone with the profile.
    environment = {**os.environ, "TMPDIR": profile if is_short else tempfile.gettempdir()}
    try:
        return _start(command, *pipe, environment)
    except OSError as error:
        raise BrowserError(f"{program} cannot be started: {error.strerror}") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if sys.platform == "win32":
    import msvcrt

    def _start(
        command: list[str], ear: int, mouth: int, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start it with the two handles, named in its command line."""
        handles = [msvcrt.get_osfhandle(ear), msvcrt.get_osfhandle(mouth)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        named = f"--remote-debugging-io-pipes={handles[0]},{handles[1]}"
        return subprocess.Popen(
            [command[0], "--remote-debugging-pipe", named, *command[1:]],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            startupinfo=subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles}),
        )

else:
    import fcntl

    def _start(
        command: list[str], ear: int, mouth: int, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start it with the two as its handles 3 and 4, which a shell puts there."""
        ends = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, HIGH) for one in (ear, mouth)]
        ours = f'exec "$0" "$@" 3</dev/fd/{ends[0]} 4>/dev/fd/{ends[1]}'
        try:
            return subprocess.Popen(
                ["/bin/sh", "-c", ours, command[0], "--remote-debugging-pipe", *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=ends,
                env=environment,
            )
        finally:
            for one in ends:
                os.close(one)
