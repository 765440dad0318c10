"""The grids: which workload is run at which scale under which configurations."""

import dataclasses
import json
import pathlib
import re

TRIALS = pathlib.Path(__file__).resolve().parent.parent
MIB = 1 << 20

# The smallest overhead that Spark reserves, and its share of the heap: spark.executor.minMemoryOverhead and
# spark.executor.memoryOverheadFactor.
MINIMUM_OVERHEAD_MIB = 384
OVERHEAD_FACTOR = 0.1

# What every trial sets unless its grid says otherwise.
DEFAULTS = {
    "spark.sql.shuffle.partitions": "16",
    "spark.ui.enabled": "false",
    "spark.task.maxFailures": "2",
    "spark.eventLog.enabled": "true",
    "spark.eventLog.rolling.enabled": "false",
    "spark.eventLog.compress": "true",
    "spark.eventLog.compression.codec": "zstd",
    "spark.eventLog.logStageExecutorMetrics": "true",
    "spark.executor.processTreeMetrics.enabled": "true",
    "spark.executor.heartbeatInterval": "2s",
    "spark.executor.metrics.pollingInterval": "200",
    "spark.eventLog.logBlockUpdates.enabled": "false",
    "spark.deploy.maxExecutorRetries": "2",
    "spark.executor.memory": "2g",
    "spark.driver.memory": "1g",
}

# What a configuration of a grid holds besides settings of Spark.
OWN_KEYS = ("scale", "executors", "cores", "spark", "collector", "container")


def mebibytes(text):
    """A size as Spark writes it, such as 2g or 500m, in MiB. A bare number is MiB, as for executor memory."""
    number, unit = re.fullmatch(r"(\d+)([kmg]?)b?", text.strip().lower()).groups()
    return {"k": int(number) // 1024, "": int(number), "m": int(number), "g": int(number) * 1024}[unit]


@dataclasses.dataclass(frozen=True)
class Trial:
    """One workload under one configuration."""

    folder: str  # in Trials/recordings
    workload: str  # what runs; several folders may hold one workload at different scales
    config: str
    program: str  # "python", or the name of a class in Trials/jvm
    scale: float
    spark: str  # "4.3" or "3.5"
    collector: str | None  # None leaves the choice to the JVM
    executors: int
    cores: int
    contained: bool
    conf: dict

    @property
    def name(self):
        return f"{self.folder}/{self.config}"

    @property
    def heap_mib(self):
        return mebibytes(self.conf["spark.executor.memory"])

    @property
    def overhead_mib(self):
        """What the container has beside the heap, as Spark's resource managers compute it."""
        if stated := self.conf.get("spark.executor.memoryOverhead"):
            return mebibytes(stated)
        return max(MINIMUM_OVERHEAD_MIB, int(self.heap_mib * OVERHEAD_FACTOR))

    @property
    def container_bytes(self):
        """The limit of an executor's container: heap, overhead and off-heap memory."""
        off_heap = 0
        if self.conf.get("spark.memory.offHeap.enabled") == "true":
            off_heap = mebibytes(self.conf["spark.memory.offHeap.size"])
        return (self.heap_mib + self.overhead_mib + off_heap) * MIB


def _trial(folder, grid, name, changes):
    merged = {"executors": 1, "cores": 2, "spark": "4.3", **grid.get("base", {}), **changes}
    own = {key: merged.pop(key, None) for key in OWN_KEYS}
    trial = Trial(
        folder=folder,
        workload=grid.get("workload", folder),
        config=name,
        program=grid["program"],
        scale=float(own["scale"] or grid["scale"]),
        spark=own["spark"],
        collector=own["collector"],
        executors=own["executors"],
        cores=own["cores"],
        contained=bool(own["container"]),
        conf={**DEFAULTS, **merged},
    )
    if trial.contained:
        trial.conf["spark.executor.memoryOverhead"] = f"{trial.overhead_mib}m"
    return trial


def all_trials():
    """Every trial of every grid, in the order of the files and of what they say."""
    trials = []
    for path in sorted((TRIALS / "grids").glob("*.json")):
        grid = json.loads(path.read_text())
        trials += [_trial(path.stem, grid, name, changes) for name, changes in grid["configurations"].items()]
    return trials
