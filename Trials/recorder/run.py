"""One run of one trial, from nothing to its files in Trials/recordings."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from . import installed, neutral, summary, verdict
from .containers import Containers

RECORDINGS = installed.TRIALS / "recordings"
TIME_LIMIT_SECONDS = 120
GRACE_SECONDS = 20

# Less compilation in the driver, which would not live to profit from it; its heap is the same.
QUICK_START = "-XX:TieredStopAtLevel=1"


def is_recorded(trial):
    return (RECORDINGS / trial.folder / trial.config / "outcome.json").exists()


def _gc_option(file):
    return f"-Xlog:gc*:file={file}:uptime,level,tags"


def _command(trial, spark, scratch):
    """The spark-submit of a trial, whose files all lie below the scratch directory."""
    executor_options = _gc_option(scratch / "gc" / "{{EXECUTOR_ID}}.log")
    if trial.collector:
        executor_options += f" -XX:+Use{trial.collector}GC"
    conf = {
        **trial.conf,
        "spark.eventLog.dir": f"file://{scratch}/log",
        "spark.executor.extraJavaOptions": executor_options,
        "spark.ui.showConsoleProgress": "false",
    }
    command = [
        scratch / "home" / "bin" / "spark-submit",
        *("--master", f"local-cluster[{trial.executors},{trial.cores},{trial.heap_mib}]"),
        *("--driver-java-options", f"{QUICK_START} {_gc_option(scratch / 'gc' / 'driver.log')}"),
    ]
    for key, value in conf.items():
        command += ["--conf", f"{key}={value}"]
    if trial.program == "python":
        return command + [installed.TRIALS / "workloads" / "main.py", trial.workload, str(trial.scale)]
    return command + ["--class", trial.program, installed.jar(spark), str(trial.scale)]


def _environment(spark, java_home, scratch):
    """What Spark is to see: its links in the scratch directory, the loopback interface, no settings of a person."""
    drop = re.compile(r"(SPARK|HADOOP|YARN|PYSPARK|PYTHON)_?\w*")
    environment = {key: value for key, value in os.environ.items() if not drop.fullmatch(key)}
    return environment | {
        "JAVA_HOME": str(java_home),
        "SPARK_HOME": str(scratch / "home"),
        "SPARK_LOCAL_DIRS": str(scratch / "local"),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "localhost",
        "PYSPARK_PYTHON": str(spark.python),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _execute(command, environment, scratch):
    """Runs a command in a process group of its own; its exit status, or -1 past the time limit."""
    with (scratch / "output").open("wb") as output:
        process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd=scratch,
            env=environment, start_new_session=True)
        try:
            return process.wait(TIME_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            return -1
        finally:
            _end(process)


def _end(process):
    """Ends what is left of a process group: politely first, so that the event log is closed."""
    for number, grace in ((signal.SIGTERM, GRACE_SECONDS), (signal.SIGKILL, 5)):
        deadline = time.monotonic() + grace
        try:
            os.killpg(process.pid, number)
            while time.monotonic() < deadline:
                process.poll()
                os.killpg(process.pid, 0)
                time.sleep(0.2)
        except ProcessLookupError:
            return


def record(trial):
    """Runs a trial and keeps what it wrote. False when nothing could be kept, and why is said."""
    spark = installed.find(trial.spark)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="ballast-trial-")).resolve()
    containers = None
    try:
        for directory in ("log", "gc", "home", "local"):
            (scratch / directory).mkdir()
        for entry in spark.spark_home.iterdir():
            if entry.name != "work":  # where Spark puts what executors say, of this run and no other
                (scratch / "home" / entry.name).symlink_to(entry.resolve())
        java_home = spark.java_home
        if trial.contained:
            containers = Containers(scratch, spark.java_home, trial.container_bytes)
            java_home = containers.java_home
        started = time.monotonic()
        command = _command(trial, spark, scratch)
        status = _execute(command, _environment(spark, java_home, scratch), scratch)
        return _keep(trial, spark, scratch, status, time.monotonic() - started, containers)
    except OSError as problem:
        print(f"{trial.name}: skipped: {problem}", flush=True)
        return False
    finally:
        if containers:
            containers.remove()
        if os.environ.get("TRIALS_KEEP_SCRATCH"):
            print(f"{trial.name}: kept {scratch}", flush=True)
        else:
            shutil.rmtree(scratch, ignore_errors=True)


def _collector(gc_logs):
    """The collector that the first executor said it uses."""
    for text in gc_logs:
        if found := re.search(rb"Using (\w+)", text[:2000]):
            return found.group(1).decode()
    return None


def _told(output):
    """The lines of an output that say what went wrong, without the stacks."""
    return [line[:200] for line in output.splitlines() if re.search(r"Error|Exception|Killed", line)][:12]


def _keep(trial, spark, scratch, status, wall, containers):
    """Judges a run and writes its files; they appear all at once, or not at all."""
    output = (scratch / "output").read_text(errors="replace")
    executors = "".join(
        path.read_text(errors="replace") for path in sorted((scratch / "home" / "work").glob("*/*/stderr")))
    kills = containers.kills() if containers else 0
    ok = status == 0 and "DONE" in output
    gc_texts = {path.stem: path.read_text(errors="replace") for path in sorted((scratch / "gc").glob("*.log"))}
    failure = None if ok else verdict.failure(output, executors, kills, gc_texts)
    logs = [path for path in sorted((scratch / "log").iterdir()) if not path.name.endswith(".crc")]
    if not logs or (not ok and failure is None):
        print(f"{trial.name}: not kept (exit {status} after {wall:.0f} s):", *_told(output), sep="\n  ", flush=True)
        return False

    log = summary.text(logs[0])
    places = {str(scratch): "/spark", str(spark.python.parent.parent): "/python", str(installed.TRIALS): "/trials",
              str(pathlib.Path(sys.base_prefix)): "/usr", str(installed.CACHE): "/trials"}
    log = neutral.neutralize(log, places)
    for old, new in neutral.field_rules(log):
        log = log.replace(old, new)
    gc = {name: neutral.neutralize(text.encode(), places) for name, text in gc_texts.items()}
    for text in [log, *gc.values()]:
        if found := neutral.leaks(text):
            print(f"{trial.name}: not kept: its files still name {', '.join(found)}", flush=True)
            return False

    totals, reasons = summary.summarize(log)
    outcome = {
        "workload": trial.workload, "config": trial.config, "scale": trial.scale, "conf": trial.conf,
        "executors": trial.executors, "cores": trial.cores, "exit": status, "ok": ok, "wall_s": round(wall, 1),
        "seen": verdict.seen(output), "summary": totals, "reasons": reasons, "spark": spark.version,
        "collector": _collector([text for name, text in gc.items() if name != "driver"]), "failure": failure,
        "container": {"limitBytes": trial.container_bytes} if containers else None,
    }
    target = RECORDINGS / trial.folder / trial.config
    parts = RECORDINGS / f".{trial.folder}-{trial.config}"
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    neutral.write_log(log, parts / logs[0].name)
    for name, text in gc.items():
        neutral.write_gc_log(text, parts / f"gc-{name}.log.gz")
    (parts / "outcome.json").write_text(json.dumps(outcome, indent=1) + "\n")
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(exist_ok=True)
    parts.rename(target)
    told = {key: totals[key] for key in ("memSpill", "heap", "gc", "run", "failed", "lost", "rss", "pyRss", "drvHeap")}
    size = sum(path.stat().st_size for path in target.iterdir()) >> 10
    print(f"{trial.name}: {'ok' if ok else failure} {wall:.0f}s {size}K {told} {outcome['seen']}", flush=True)
    return True
