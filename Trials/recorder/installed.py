"""The Sparks, the Java and the Python that trials run on."""

import dataclasses
import hashlib
import os
import pathlib
import subprocess
import sys

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent.parent
TRIALS = CHECKOUT / "Trials"
CACHE = CHECKOUT / ".build" / "trials"


@dataclasses.dataclass(frozen=True)
class Installed:
    """One Spark, with what it runs on."""

    spark_home: pathlib.Path
    java_home: pathlib.Path
    python: pathlib.Path

    @property
    def version(self):
        jar = next((self.spark_home / "jars").glob("spark-core_*.jar"))
        return jar.stem.rsplit("-", 1)[1]


def find(spark):
    """The installed Spark of a line of releases; ends with a sentence when there is none."""
    venv = {"4.3": ".venv", "3.5": ".venv-3.5"}[spark]
    homes = list((CHECKOUT / venv / "lib").glob("python3*/site-packages/pyspark"))
    java = subprocess.run([CHECKOUT / "scripts" / "find-java"], stdout=subprocess.PIPE, text=True)
    if not homes or java.returncode != 0:
        sys.exit(f"Trials/record: Spark {spark} or its Java is not installed here; scripts/install-spark gets them")
    return Installed(homes[0], pathlib.Path(java.stdout.strip()), _python())


def _python():
    """A Python that has what the workloads import; made once, where the build keeps its things."""
    if stated := os.environ.get("TRIALS_PYTHON"):
        return pathlib.Path(stated)
    requirements = TRIALS / "requirements.txt"
    venv = CACHE / f"python-{hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]}"
    if not (venv / "complete").exists():
        print(f"Trials/record: installing {requirements.name}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        subprocess.run([venv / "bin" / "pip", "install", "--quiet", "--requirement", requirements], check=True)
        (venv / "complete").touch()
    return venv / "bin" / "python"


def jar(installed):
    """The compiled programs of Trials/jvm, for one Spark; compiled anew when one of them changed."""
    sources = sorted((TRIALS / "jvm").glob("*.java"))
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    target = CACHE / f"trials-{installed.version}-{digest}.jar"
    if not target.exists():
        classes = CACHE / f"classes-{installed.version}-{digest}"
        classes.mkdir(parents=True, exist_ok=True)
        java = installed.java_home / "bin"
        subprocess.run(
            [java / "javac", "-nowarn", "-d", classes, "-cp", f"{installed.spark_home}/jars/*", *sources], check=True)
        subprocess.run([java / "jar", "--create", "--file", target, "-C", classes, "."], check=True)
    return target
