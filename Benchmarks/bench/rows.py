"""What is measured: each row of the table is a function of the bench, by the name that selects it."""

import json
import os
import re

from . import rivals
from .inputs import TASKS_PER_STAGE, size_text
from .measure import Failed, alternate, median, run
from .report import Row, megabytes, seconds, spread

# What ballast may hold beside the profile, and in all for ten million tasks, in bytes.
WORKING_MEMORY = 64 * 10**6
MEMORY_OF_TASKS = 256 * 10**6
SMALL_LOG = "Examples/logs/cache-eviction.zstd"


def rate(size, runs):
    return f"{size / median(runs) / 1e9:.2f} GB/s"


def plain(bench):
    log = bench.inputs.log()
    bench.inputs.warm(log)
    ours, lines = alternate(bench.times, bench.fit(log), ["wc", "-l", log])
    size, ratio = os.path.getsize(log), median(ours) / median(lines)
    bench.saw("plain", ours)
    return [
        Row(
            f"`ballast fit` on {bench.size} of plain JSON, page cache warm",
            "at least 2.0 GB/s",
            f"{rate(size, ours)}: {spread(ours)}",
            size / median(ours) >= 2.0e9,
        ),
        Row(
            "the same, against `wc -l` on it",
            "within 6 ×",
            f"{ratio:.2f} × {spread(lines)}",
            ratio <= 6,
        ),
    ]


def zstd(bench):
    log = bench.inputs.log("zstd")
    bench.inputs.warm(log)
    ours, theirs = alternate(bench.times, bench.fit(log), ["sh", "-c", 'zstd -dcq "$0" > /dev/null', log])
    bench.saw("zstd", ours)
    size, ratio = os.path.getsize(bench.inputs.log()), median(ours) / median(theirs)
    return [
        Row(
            "the same log as zstd, against `zstd -dc > /dev/null`",
            "within 1.5 ×",
            f"{ratio:.2f} × {spread(theirs)}: {spread(ours)}, {rate(size, ours)} of JSON",
            ratio <= 1.5,
            f"level 1 by Spark's own codec, which compresses this log {bench.inputs.ratio('zstd'):.1f} ×.",
        )
    ]


def other_codec(codec):
    def measure(bench):
        log = bench.inputs.log(codec)
        bench.inputs.warm(log)
        bar, work = "at least 1.5 GB/s of JSON", f"the same log as {codec}"
        probe = run(bench.fit(log), accept=None)
        if probe.status != 0:
            return [Row(work, bar, f"not read: {probe.text.strip().splitlines()[-1][:120]}", False)]
        (ours,) = alternate(bench.times, bench.fit(log))
        bench.saw(codec, ours)
        size = os.path.getsize(bench.inputs.log())
        how = f"by Spark's own codec, which compresses this log {bench.inputs.ratio(codec):.1f} ×."
        return [Row(work, bar, f"{rate(size, ours)}: {spread(ours)}", size / median(ours) >= 1.5e9, how)]

    return measure


def memory(bench):
    """Uses what other rows saw, and runs what they did not."""
    rows = []
    small = bench.inputs.log()
    held = json.loads(run([bench.tools.scan, small]).text)["profileBytes"]
    limit = WORKING_MEMORY + held
    bar = f"64 MB + {megabytes(held)} of profile"

    def row(work, most, how=""):
        rows.append(Row(f"peak resident memory, {work}", bar, megabytes(most), most <= limit, how))

    for codec in ["plain", "zstd", "lz4", "snappy"]:
        if codec not in bench.seen:
            probe = run(bench.fit(bench.inputs.log(codec)), accept=None)
            if probe.status != 0:
                rows.append(Row(f"peak resident memory, {bench.size} as {codec}", bar, "not read", False))
                continue
            bench.saw(codec, [probe])
        row(f"{bench.size} as {codec}", bench.seen[codec])
    generator = bench.inputs.generator(bench.inputs.size * 10, tasks_per_stage=TASKS_PER_STAGE * 10)
    piped, made = bench.through_pipe(generator)
    what = f"{made['tasks']} tasks in {made['stages']} stages"
    row(f"{bench.size_of(10)} through a pipe", piped.resident, f"{what}, read in {seconds(piped.wall)} as it is made.")
    large = bench.inputs.log("zstd", factor=10)
    row(f"{bench.size_of(10)} as zstd", run(bench.fit(large)).resident)
    bench.inputs.forget(large)
    return rows


def small(bench):
    log = bench.root / SMALL_LOG
    size = f"{os.path.getsize(log) / 1000:.0f} KB"
    (warm,) = alternate(bench.times * 10, bench.fit(log))
    rows = [
        Row(
            f"a log of {size}, start to answer",
            "30 ms",
            spread(warm),
            median(warm) <= 0.030,
            f"`{SMALL_LOG}`, which a real Spark wrote; each run is a new process.",
        )
    ]
    files = [log, bench.tools.ballast, *libraries(bench.tools.ballast)]
    cold = []
    for _ in range(bench.times * 2):
        if not bench.inputs.evict(files):
            return rows
        cold.append(run(bench.fit(log)))
    how = "log, program and libraries are dropped from the page cache before each run, as far as nobody else uses them."
    rows.append(Row("the same, page cache cold", "30 ms", spread(cold), median(cold) <= 0.030, how))
    return rows


def libraries(program):
    """The libraries that a program loads, where `ldd` tells."""
    try:
        text = run(["ldd", program]).text
    except (OSError, Failed):
        return []
    return [path for path in re.findall(r"=> (/\S+)", text) if os.path.exists(path)]


def tasks(bench):
    generator = bench.inputs.generator(tasks=bench.tasks, tasks_per_stage=4000)
    piped, made = bench.through_pipe(generator)
    return [
        Row(
            f"memory for {made['tasks']} tasks",
            "under 256 MB",
            megabytes(piped.resident),
            piped.resident < MEMORY_OF_TASKS,
            f"{made['stages']} stages, {size_text(made['bytes'])} of JSON through a pipe, "
            f"read in {seconds(piped.wall)} as it is made.",
        )
    ]


ROWS = {
    "plain": plain,
    "zstd": zstd,
    "lz4": other_codec("lz4"),
    "snappy": other_codec("snappy"),
    "memory": memory,
    "small": small,
    "tasks": tasks,
    "rapids": rivals.rapids,
    "history": rivals.history,
}
