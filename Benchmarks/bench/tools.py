"""The programs that take part: what is built here, Spark's own classes, and NVIDIA's profiling tool."""

import os
import pathlib
import shlex
import subprocess
import zipfile

from .measure import Failed
from .report import first_line

# A wheel of PyPI that has the tool's jar inside.
RAPIDS = "spark-rapids-user-tools==26.8.4"


class Tools:
    def __init__(self, root, scratch):
        self.root, self.scratch = root, scratch
        self.flags = shlex.split(os.environ.get("SWIFT_FLAGS", ""))
        self._spark = None
        self._rapids = None
        self._classes = set()
        self.cache = root / ".build" / "benchmarks"

    def build(self):
        """Builds what is measured as `make build` does, unless BENCH_BALLAST names it, and what measures it."""
        static = ["--static-swift-stdlib"] if os.uname().sysname == "Linux" else []
        self.ballast = pathlib.Path(os.environ.get("BENCH_BALLAST") or self.root / ".build/release/ballast").resolve()
        if not os.environ.get("BENCH_BALLAST"):
            self.swift("-c", "release", "--product", "ballast", *static)
        package = ["-c", "release", "--package-path", "Benchmarks", "--scratch-path", self.cache, *static]
        for product in ["multiply-log", "scan-log"]:
            self.swift(*package, "--product", product)
        self.multiply = self.cache / "release/multiply-log"
        self.scan = self.cache / "release/scan-log"

    def swift(self, *arguments):
        command = ["swift", "build", *self.flags, *map(str, arguments)]
        result = subprocess.run(command, cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode != 0:
            raise Failed(f"`{' '.join(command)}` failed:\n{result.stdout[-3000:]}")

    @property
    def spark(self):
        """The environment in which Spark runs, with SPARK_HOME (4.3) and SPARK_3_5_HOME."""
        if self._spark is None:
            script = 'scripts/install-spark >&2 && environment=$(scripts/spark-environment) && eval "$environment" && env -0'
            output = subprocess.run(["bash", "-c", script], cwd=self.root, stdout=subprocess.PIPE, check=True)
            entries = output.stdout.decode().split("\0")
            self._spark = dict(entry.split("=", 1) for entry in entries if "=" in entry)
        return self._spark

    def jars(self, version="4.3"):
        home = self.spark["SPARK_HOME" if version == "4.3" else "SPARK_3_5_HOME"]
        return f"{home}/jars/*"

    @property
    def java(self):
        return f"{self.spark['JAVA_HOME']}/bin/java"

    def program(self, name, version="4.3"):
        """The class path of a program in Benchmarks/Spark, compiled, so that compiling is not measured."""
        classes = self.scratch / f"classes-{name}-{version}"
        if classes not in self._classes:
            compiler = f"{self.spark['JAVA_HOME']}/bin/javac"
            source = self.root / "Benchmarks/Spark" / f"{name}.java"
            command = [compiler, "-nowarn", "-d", str(classes), "-cp", self.jars(version), str(source)]
            subprocess.run(command, check=True)
            self._classes.add(classes)
        return f"{classes}:{self.jars(version)}"

    def compressor(self, codec):
        return [self.java, "-cp", self.program("CompressLog"), "CompressLog", codec]

    @property
    def rapids(self):
        """The jar of NVIDIA's tools, from the wheel, which is downloaded once."""
        if self._rapids is None:
            folder = self.cache / "rapids"
            jar = next(folder.glob("*.jar"), None)
            if jar is None:
                pip = [str(self.root / ".venv/bin/python"), "-m", "pip", "download", "--quiet", "--no-deps"]
                subprocess.run([*pip, "--dest", str(folder), RAPIDS], check=True)
                with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
                    name = next(name for name in wheel.namelist() if name.endswith(".jar"))
                    jar = folder / name.rsplit("/", 1)[1]
                    jar.write_bytes(wheel.read(name))
            self._rapids = jar
        return self._rapids

    def facts(self, rows):
        """The versions of what takes part."""
        facts = []
        if rows & {"zstd", "lz4", "snappy", "memory", "rapids", "history"}:
            facts.append(("Java", first_line(self.java, "-version")))
        if rows & {"rapids"}:
            facts.append(("NVIDIA's profiling tool", self.rapids.name))
        return facts
