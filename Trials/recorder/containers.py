"""Executors in containers that the kernel enforces: one memory control group for each executor.

A directory that stands for JAVA_HOME holds a `java` that puts itself into a fresh group when it is to be an executor,
and is the real one from then on. The Python workers that an executor starts are born into its group. Groups are made
below the recorder's own, so that its limits hold for them too.
"""

import contextlib
import os
import pathlib
import signal
import stat
import time

ROOT = pathlib.Path("/sys/fs/cgroup/memory")

WRAPPER = """#!/bin/sh
case "$*" in
  *CoarseGrainedExecutorBackend*)
    group={parent}/executor-$$
    mkdir "$group" && echo {limit} >"$group/memory.limit_in_bytes" && echo $$ >"$group/cgroup.procs" || exit 97
    ;;
esac
exec {java}/bin/java "$@"
"""


def own_group():
    """The memory control group (version 1) that this process is in, or nil where there is none to write to."""
    try:
        lines = pathlib.Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return None
    for line in lines:
        _, controllers, path = line.split(":", 2)
        group = ROOT / path.lstrip("/")
        if "memory" in controllers.split(",") and os.access(group, os.W_OK):
            return group
    return None


class Containers:
    """The groups of one run, and the JAVA_HOME that puts executors into them."""

    def __init__(self, scratch, java, limit):
        """Makes them, or raises OSError where memory control groups cannot be written."""
        group = own_group()
        if group is None:
            raise OSError("no memory control group of version 1 that can be written is here")
        self.group = group / f"ballast-trial-{os.getpid()}"
        self.group.mkdir()
        self.java_home = scratch / "java-home"
        (self.java_home / "bin").mkdir(parents=True)
        for entry in pathlib.Path(java).iterdir():
            if entry.name != "bin":
                (self.java_home / entry.name).symlink_to(entry)
        wrapper = self.java_home / "bin" / "java"
        wrapper.write_text(WRAPPER.format(parent=self.group, limit=limit, java=java))
        wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)

    def kills(self):
        """How many processes the kernel ended because a group was full."""
        count = 0
        for control in self.group.glob("executor-*/memory.oom_control"):
            for line in control.read_text().splitlines():
                if line.startswith("oom_kill "):
                    count += int(line.split()[1])
        return count

    def remove(self):
        """Ends what an executor left in its group, and removes the groups."""
        for group in [*self.group.glob("executor-*"), self.group]:
            for _ in range(50):
                for process in (group / "cgroup.procs").read_text().split():
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(int(process), signal.SIGKILL)
                try:
                    group.rmdir()
                    break
                except OSError:
                    time.sleep(0.1)
