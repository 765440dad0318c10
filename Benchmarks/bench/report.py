"""What was measured, as Markdown."""

import dataclasses
import datetime
import os
import platform
import re
import subprocess


@dataclasses.dataclass
class Row:
    """A line of the table. `passed` is None when there was nothing to compare with the bar."""

    work: str
    bar: str
    measured: str
    passed: bool = None
    how: str = ""

    @property
    def verdict(self):
        return {True: "pass", False: "**MISSED**", None: "not measured"}[self.passed]


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value):
    """Millions of bytes, as the bars are meant."""
    return f"{value / 1e6:.1f} MB"


def spread(runs):
    """The median and the least of the wall times."""
    from .measure import least, median

    return f"{seconds(median(runs))} (least {seconds(least(runs))})"


def table(rows):
    order = {False: 0, None: 1, True: 2}
    lines = ["| work | bar | measured | |", "|---|---|---|---|"]
    for row in sorted(rows, key=lambda row: order[row.passed]):
        lines.append(f"| {row.work} | {row.bar} | {row.measured} | {row.verdict} |")
    notes = [f"- **{row.work}**: {row.how}" for row in rows if row.how]
    return "\n".join(lines + ([""] + notes if notes else []))


def logs(made):
    """The logs that were made, by path."""
    lines = ["| log | JSON | on disk | tasks | stages |", "|---|---|---|---|---|"]
    for path, log in made.items():
        lines.append(
            f"| {path.name} | {megabytes(log['bytes'])} | {megabytes(log['file'])} | {log['tasks']} | {log['stages']} |"
        )
    return "\n".join(lines)


def first_line(*command):
    try:
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except OSError:
        return "not there"
    return next((line.strip() for line in result.stdout.splitlines() if line.strip()), "")


def machine(tools):
    """What the figures depend on; nothing that names the machine."""
    model, memory = platform.processor() or platform.machine(), 0
    try:
        with open("/proc/cpuinfo") as file:
            model = re.search(r"model name\s*: (.*)", file.read()).group(1)
    except (OSError, AttributeError):
        pass
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError):
        pass
    try:
        load = f"{os.getloadavg()[0]:.1f}"
    except OSError:
        load = "unknown"
    facts = [
        ("date", datetime.date.today().isoformat()),
        ("processors", f"{os.cpu_count()} × {model}"),
        ("memory", f"{memory / 1e9:.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}, {platform.machine()}"),
        ("load before the run", load),
        ("Swift", first_line("swift", "--version")),
        ("zstd", re.sub(r"[*,]", "", first_line("zstd", "--version")).strip()),
        *tools,
    ]
    return "\n".join(f"- {name}: {value}" for name, value in facts)
