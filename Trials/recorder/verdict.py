"""What a run came to: the label that predictions are held against."""

import re

SEEN = re.compile(
    r"OutOfMemoryError: [A-Za-z ]+|Unable to acquire \d+ bytes|bigger than spark\.driver\.maxResultSize"
    r"|GC overhead limit exceeded|Not enough memory to build and broadcast|exit code \d+|exited with code \d+"
    r"|Cannot broadcast the table|Lost executor|Python worker exited unexpectedly"
)

# What Spark says when its memory manager cannot give a consumer that cannot spill what it must have.
# Sources: MemoryConsumer.java, HashedRelation.scala and BytesToBytesMap.java of Spark, and error-conditions.json.
ACQUIRE = re.compile(r"Unable to acquire \d+ bytes|SparkOutOfMemoryError|Can't acquire \d+ bytes")

# What a JVM says that has no heap left. Memory that is not heap has other words.
HEAP = re.compile(r"OutOfMemoryError: (Java heap space|GC overhead limit exceeded|Requested array size)")

# A pause in a unified GC log: when it ended, in seconds of uptime, and how long it was, in milliseconds.
PAUSE = re.compile(r"\[([\d.]+)s\].*? Pause .* ([\d.]+)ms$", re.MULTILINE)
STUCK_SECONDS = 30
STUCK_SHARE = 0.9


def is_stuck(gc_log):
    """Whether a JVM did next to nothing but collect in the end: it lived, and got nothing done."""
    pauses = [(float(end), float(length) / 1000) for end, length in PAUSE.findall(gc_log)]
    if not pauses or pauses[-1][0] < STUCK_SECONDS:
        return False
    last = pauses[-1][0]
    return sum(length for end, length in pauses if end > last - STUCK_SECONDS) > STUCK_SHARE * STUCK_SECONDS


def seen(output):
    """What of memory the driver's output speaks of."""
    return sorted(set(SEEN.findall(output)))


def failure(output, executors, kills, gc_logs):
    """Why a run failed, or nil where nothing says that it was for memory.

    `output` is what the driver wrote, `executors` what executors wrote to their standard error, `kills` how many
    processes the kernel ended in executors' containers, and `gc_logs` the GC logs by executor, `driver` among them.
    """
    if "bigger than spark.driver.maxResultSize" in output:
        return "driver-result-size"
    if re.search(r"Not enough memory to build and broadcast|Cannot broadcast the table", output):
        return "broadcast"
    if kills:
        return "container"
    if HEAP.search(executors) or re.search(r"exited with code 52\b", output):
        return "executor-heap"
    if ACQUIRE.search(executors) or ACQUIRE.search(output):
        return "acquire"
    if HEAP.search(output):
        return "driver-heap"
    stuck = {name for name, log in gc_logs.items() if is_stuck(log)}
    if stuck:
        return "driver-heap" if stuck == {"driver"} else "executor-heap"
    return None
