#!/usr/bin/env bash
# What the daemons of a standalone cluster read; no settings of an application.
export SPARK_WORKER_MEMORY=64g
export SPARK_WORKER_CORES=16
export SPARK_DAEMON_MEMORY=2g
export JAVA_HOME=/usr/lib/jvm/java-17
