"""Runs programs and says what they took: wall time, processor time, and the most memory that was resident."""

import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Run:
    """One run of one program."""

    wall: float  # seconds
    processor: float  # seconds of all cores
    resident: int  # bytes, at the peak
    status: int
    text: str  # what it printed, both streams


class Failed(Exception):
    """A program did not do what is measured."""


def run(command, stdin=None, environment=None, accept=(0,)):
    """Runs a command to its end. `stdin` is a file that is open for reading, such as the end of a pipe."""
    with tempfile.TemporaryFile() as output:
        started = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=stdin or subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        # Only wait4 tells what this one child took.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    kilobytes = 1 if sys.platform == "darwin" else 1024
    result = Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kilobytes, process.returncode, text)
    if accept is not None and result.status not in accept:
        tail = "\n".join(text.strip().splitlines()[-5:])
        raise Failed(f"`{' '.join(map(str, command[:3]))} …` ended with {result.status}: {tail}")
    return result


def through_pipe(producer, consumer, stdin):
    """Runs `producer < stdin | consumer`; gives the run of the consumer and what the producer said on standard
    error."""
    with open(stdin, "rb") as source, tempfile.TemporaryFile() as said:
        first = subprocess.Popen(
            [str(word) for word in producer], stdin=source, stdout=subprocess.PIPE, stderr=said
        )
        try:
            result = run(consumer, stdin=first.stdout)
        finally:
            first.stdout.close()
            first.wait()
        said.seek(0)
        return result, said.read().decode(errors="replace").strip()


def alternate(times, *commands):
    """Runs the commands in turn, so that what else the machine does meets all of them; gives each one's runs."""
    runs = [[] for _ in commands]
    for _ in range(times):
        for command, done in zip(commands, runs):
            done.append(command() if callable(command) else run(command))
    return runs


def median(runs):
    return statistics.median(one.wall for one in runs)


def least(runs):
    return min(one.wall for one in runs)


def resident(runs):
    return max(one.resident for one in runs)
