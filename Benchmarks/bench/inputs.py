"""The logs that are measured on, made when a row first asks for them and removed with the scratch directory."""

import json
import os
import shutil
import subprocess
import tempfile

from .measure import Failed

# Of a log of the size that is asked for; a log of ten times the size has ten times as many in as many stages.
TASKS_PER_STAGE = 64

UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9}


def amount(text):
    """A size such as 100MB or 1GB, in bytes."""
    for unit, factor in UNITS.items():
        if text.upper().endswith(unit):
            return int(float(text[: -len(unit)]) * factor)
    return int(text)


def size_text(count):
    for unit, factor in reversed(UNITS.items()):
        if count >= factor and count % factor == 0:
            return f"{count // factor} {unit}"
    return f"{count} bytes"


class Inputs:
    """Logs of one size, all made of the same example."""

    def __init__(self, root, scratch, size, tools):
        self.root, self.scratch, self.size, self.tools = root, scratch, size, tools
        self.made = {}  # what is in each log, by path
        self._example = None

    @property
    def example(self):
        """The real log that all others are made of, as plain JSON."""
        if not self._example:
            parts = sorted((self.root / "Examples/logs/over-provisioned").glob("events_*"))
            self._example = self.scratch / "example.json"
            with open(self._example, "wb") as file:
                subprocess.run(["zstd", "-dcq", *parts], stdout=file, check=True)
        return self._example

    def generator(self, size=None, **options):
        command = [str(self.tools.multiply)]
        if size:
            command += ["--size", str(size)]
        for option, value in options.items():
            command += ["--" + option.replace("_", "-"), str(value)]
        return command

    def log(self, codec="plain", factor=1):
        """A log of `factor` times the size. However large it is, it has about as many stages: what grows is the
        tasks in them."""
        # As Spark names them: what follows a dot is a codec, and NVIDIA's tool refuses one that it does not know.
        path = self.scratch / f"log-{factor}{'' if codec == 'plain' else '.' + codec}"
        if path in self.made:
            return path
        if codec != "plain" and factor == 1:
            self.require_space(self.size // 4)
            with open(self.log(), "rb") as plain, open(path, "wb") as file:
                self.made[path] = self.made[self.log()] | self.compress(codec, plain, file)
            return path
        self.require_space(self.size * factor // (1 if codec == "plain" else 6))
        command = self.generator(self.size * factor, tasks_per_stage=TASKS_PER_STAGE * factor)
        with open(self.example, "rb") as example, open(path, "wb") as file, tempfile.TemporaryFile() as said:
            into = file if codec == "plain" else subprocess.PIPE
            generator = subprocess.Popen(command, stdin=example, stdout=into, stderr=said)
            if codec != "plain":
                self.compress(codec, generator.stdout, file)
                generator.stdout.close()
            status = generator.wait()
            said.seek(0)
            text = said.read().decode()
            if status != 0:
                raise Failed(text.strip())
            self.made[path] = json.loads(text) | {"file": os.path.getsize(path)}
        return path

    def compress(self, codec, plain, file):
        """Compresses with Spark's own codec; gives how large it became."""
        with tempfile.TemporaryFile() as said:
            command, environment = self.tools.compressor(codec), self.tools.spark
            if subprocess.run(command, stdin=plain, stdout=file, stderr=said, env=environment).returncode != 0:
                said.seek(0)
                raise Failed(f"the log was not compressed as {codec}: {said.read().decode()[-500:]}")
        return {"file": os.path.getsize(file.name)}

    def forget(self, path):
        """Removes a log before the end of the run, for the next large one."""
        os.remove(path)

    def require_space(self, needed):
        free = shutil.disk_usage(self.scratch).free
        if free < needed + 500 * 10**6:
            raise Failed(
                f"{size_text(needed)} and some more are needed in {self.scratch}, and {free // 10**6} MB are free; "
                "name another directory in BENCH_DIR"
            )

    @staticmethod
    def warm(path):
        """Reads a file, so that it is in the page cache."""
        subprocess.run(["cat", str(path)], stdout=subprocess.DEVNULL, check=True)

    @staticmethod
    def evict(paths):
        """Asks the system to drop what it keeps of files, which it does for pages that nobody uses."""
        if not hasattr(os, "posix_fadvise"):
            return False
        for path in paths:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)
        return True

    def ratio(self, codec):
        return os.path.getsize(self.log()) / os.path.getsize(self.log(codec))
