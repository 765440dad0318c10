"""A slow, independent reading of an event log: what the trials' readers are held against."""

import json
import re
import subprocess

# The name in the summary, and the peak of Spark's ExecutorMetricType that it is.
EXECUTOR_PEAKS = {
    "heap": "JVMHeapMemory",
    "exUni": "OnHeapUnifiedMemory",
    "stor": "OnHeapStorageMemory",
    "pyRss": "ProcessTreePythonRSSMemory",
    "rss": "ProcessTreeJVMRSSMemory",
}


def text(path):
    """What a log that zstd compressed says, up to where it breaks off."""
    return subprocess.run(["zstd", "-dcq", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def events(log):
    """The events of a log, but the line that it breaks off in."""
    for line in log.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def _metrics(event):
    """The executor and its metrics, for each set of peaks that an event carries."""
    kind = event["Event"]
    if kind == "SparkListenerStageExecutorMetrics":
        yield event["Executor ID"], event["Executor Metrics"]
    elif kind == "SparkListenerExecutorMetricsUpdate":
        for update in event.get("Executor Metrics Updated", []):
            yield event["Executor ID"], update["Executor Metrics"]
    elif kind == "SparkListenerTaskEnd":
        yield event["Task Info"]["Executor ID"], event.get("Task Executor Metrics") or {}


def _reason(end):
    """Why a task did not succeed, in few words."""
    if end["Reason"] == "ExceptionFailure":
        return end["Class Name"].rsplit(".", 1)[-1]
    return end["Reason"]


def summarize(log):
    """The summary of a log's text, and the reasons of what went wrong in it."""
    total = dict.fromkeys(
        ["memSpill", "diskSpill", "peakExec", "gc", "run", "tasks", "failed", *list(EXECUTOR_PEAKS)[:3], "lost",
         "pyRss", "rss", "drvHeap", "result"], 0)
    reasons = set()
    for event in events(log):
        kind = event["Event"]
        for executor, metrics in _metrics(event):
            if executor == "driver":
                total["drvHeap"] = max(total["drvHeap"], metrics.get("JVMHeapMemory", 0))
                continue
            for name, metric in EXECUTOR_PEAKS.items():
                total[name] = max(total[name], metrics.get(metric, 0))
        if kind == "SparkListenerTaskEnd":
            task = event.get("Task Metrics") or {}
            total["tasks"] += 1
            if event["Task End Reason"]["Reason"] != "Success":
                total["failed"] += 1
                reasons.add(_reason(event["Task End Reason"]))
            total["memSpill"] += task.get("Memory Bytes Spilled", 0)
            total["diskSpill"] += task.get("Disk Bytes Spilled", 0)
            total["gc"] += task.get("JVM GC Time", 0)
            total["run"] += task.get("Executor Run Time", 0)
            total["result"] += task.get("Result Size", 0)
            total["peakExec"] = max(total["peakExec"], _peak_execution(event, task))
        elif kind == "SparkListenerExecutorRemoved":
            total["lost"] += 1
            reasons.add(re.sub(r"\s+", " ", event["Removed Reason"])[:60])
    return total, sorted(reasons)


def _peak_execution(event, task):
    """The peak execution memory of a task, which older logs hold only as an accumulator."""
    if "Peak Execution Memory" in task:
        return task["Peak Execution Memory"]
    for accumulable in event["Task Info"].get("Accumulables", []):
        if accumulable.get("Name") == "internal.metrics.peakExecutionMemory":
            return int(accumulable.get("Update", 0))
    return 0
