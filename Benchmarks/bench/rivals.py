"""The programs that people use now, on the same log and in the same run."""

import os
import shutil

from .measure import Failed, alternate, median, resident, run
from .report import Row, megabytes, seconds, spread

# Seconds in which a heap that is large enough replays the log, with much to spare.
PATIENCE = 1200


def compare(bench, name, work, command, how):
    """Two rows: how much faster, and how much less memory."""
    log = bench.inputs.log()
    bench.inputs.warm(log)
    ours, theirs = alternate(bench.rival_times, bench.fit(log), command)
    faster, smaller = median(theirs) / median(ours), resident(theirs) / resident(ours)
    speed = os.path.getsize(log) / median(theirs) / 1e6
    return [
        Row(
            f"{work}, wall time",
            "25 × faster",
            f"{faster:.1f} ×: {seconds(median(theirs))} ({speed:.1f} MB/s) against {spread(ours)}",
            faster >= 25,
            how,
        ),
        Row(
            f"{work}, memory",
            "a tenth",
            f"1/{smaller:.1f}: {megabytes(resident(theirs))} against {megabytes(resident(ours))}",
            smaller >= 10,
        ),
    ]


def rapids(bench):
    """NVIDIA's profiling tool, on the jars of Spark 3.5 as its documentation says."""
    tools, log = bench.tools, bench.inputs.log()
    folder = bench.scratch / "rapids"

    def profile():
        shutil.rmtree(folder, ignore_errors=True)
        command = [tools.java, "-cp", f"{tools.rapids}:{tools.jars('3.5')}"]
        command += ["com.nvidia.spark.rapids.tool.profiling.ProfileMain", "--output-directory", folder, f"file://{log}"]
        result = run(command, environment=tools.spark)
        status = "\n".join(path.read_text() for path in folder.rglob("*status.csv"))
        if "SUCCESS" not in status:
            raise Failed(f"NVIDIA's profiling tool did not profile the log: {status[-500:]}")
        return result

    how = f"{tools.rapids.name} on the jars of PySpark 3.5, with the heap that Java takes by default (a quarter of the memory)."
    return compare(bench, "rapids", "NVIDIA's profiling tool", profile, how)


def history(bench):
    """Spark's own replay, with the heap that the History Server has by default, or more if that is too small."""
    rows = []
    for version in ["4.3", "3.5"]:
        path = bench.tools.program("ReplayLog", version)
        for heap in ["1g", "4g", "8g"]:
            command = [bench.tools.java, f"-Xmx{heap}", "-cp", path, "ReplayLog", bench.inputs.log()]
            # Java may collect garbage for hours before it gives up, so patience ends; then `timeout` says 124.
            probe = run(["timeout", PATIENCE, *command], environment=bench.tools.spark, accept=None)
            if probe.status != 124 and "OutOfMemoryError" not in probe.text:
                break

        def replay():
            result = run(command, environment=bench.tools.spark)
            if '"accepted":true' not in result.text:
                raise Failed(f"Spark did not accept the log: {result.text[-500:]}")
            return result

        how = (
            f"FsHistoryProvider's listeners into a store in memory, as it does before it shows an application; "
            f"-Xmx{heap}" + (", its default." if heap == "1g" else ", because its default of 1g is too small.")
        )
        rows += compare(bench, "history", f"History Server replay of Spark {version}", replay, how)
    return rows
