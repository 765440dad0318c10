"""Takes the machine out of what a trial wrote, and packs it small."""

import getpass
import gzip
import json
import pathlib
import re
import socket
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent


def field_rules(log):
    """What the log's own environment tells of the machine, with what stands for no machine."""
    line = next((line for line in log.splitlines() if b'"SparkListenerEnvironmentUpdate"' in line), None)
    if line is None:
        return []
    system = json.loads(line)["System Properties"]
    fields = [
        ("java.io.tmpdir", "java.io.tmpdir", "/scratch"),
        ("user.home", "user.home", "/home/spark"),
        ("user.name", "user.name", "spark"),
        ("User", "user.name", "spark"),
        ("os.version", "os.version", "6.1.0"),
    ]
    return [
        (f'"{name}":{json.dumps(system[source])}'.encode(), f'"{name}":{json.dumps(neutral)}'.encode())
        for name, source, neutral in fields
        if source in system
    ]


def neutralize(text, places):
    """Replaces directories of this machine; the longest first, as one may hold another.

    `places` maps a directory to the neutral one that stands for it.
    """
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(str(place).encode(), places[place].encode())
    return text


def leaks(text):
    """What of this machine a text still names."""
    suspects = {str(CHECKOUT): re.escape(str(CHECKOUT))}
    for directory in {str(pathlib.Path.home())} - {"/"}:
        suspects[directory] = rf'(?<![\w.-]){re.escape(directory)}(?=["/])'
    for host in {socket.gethostname()} - {"localhost"}:
        suspects[host] = rf'(?<![\w.-]){re.escape(host)}(?=["/:])'
    for user in {getpass.getuser()} - {"spark"}:
        suspects[f"user {user}"] = rf'"(User|user.name)":"{re.escape(user)}"'
    return sorted(name for name, pattern in suspects.items() if re.search(pattern.encode(), text))


def write_log(text, path):
    subprocess.run(["zstd", "-19", "-q", "-f", "-o", str(path)], input=text, check=True)


def write_gc_log(text, path):
    with gzip.GzipFile(path, "wb", compresslevel=9, mtime=0) as file:
        file.write(text)
