# Everything there is to do with this clone; `make` alone lists it. The work is done by swift and by scripts/.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# What every call of swift gets as well, such as --cache-path or --jobs.
SWIFT_FLAGS ?=
PREFIX ?= /usr/local
DESTDIR ?=

# A binary that carries Swift with it runs where Swift is not installed. On macOS, Swift is part of the system.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS := -c release --product ballast --static-swift-stdlib
else
RELEASE_FLAGS := -c release --product ballast
endif
BALLAST := .build/release/ballast

# Warnings fail the project's own checks, and only them. Every debug build here is made so, thus made once.
STRICT := BALLAST_WARNINGS_AS_ERRORS=1

# The generator of logs and what measures; a package of its own, so that nobody else builds it.
BENCHMARKS := --package-path Benchmarks --scratch-path .build/benchmarks

# What measures predictions against recorded runs; a package of its own, likewise.
TRIALS := --package-path Trials --scratch-path .build/trials

.PHONY: help run build test lint sanitize fuzz damage bench accuracy instructions record rules picture examples version-logs \
  held remedies cures evidence-cost trials install clean swift-and-libraries

help: ## list what can be made
	@awk -F ' *## *' '/^[a-z-]+:.*## / { sub(/:.*/, "", $$1); printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: build ## build ballast and try it on an example
	@printf '\n$$ %s\n\n' '$(BALLAST) fit Examples/logs/over-provisioned'
	@$(BALLAST) fit Examples/logs/over-provisioned
	@printf '\n%s\n' 'Next, you might type'
	@printf '  %-58s %s\n' \
	  '$(BALLAST) fit YOUR_EVENT_LOG' 'right-size a job of yours' \
	  '$(BALLAST) explain spark.executor.memory=8g' 'see where 8g go' \
	  '$(BALLAST) --help' 'see what else there is' \
	  'make install' 'put ballast into $(PREFIX)/bin'

build: swift-and-libraries ## build the release binary
	swift build $(SWIFT_FLAGS) $(RELEASE_FLAGS)

# The tests of a real Spark come by themselves: beside it, others would wait for what they are not about. Its
# processes live for seconds, and would spend more on compiling code well than they have of it.
test: swift-and-libraries ## run every test, some of them on a real Spark
	@scripts/install-spark
	@environment=$$(scripts/spark-environment) && eval "$$environment" && \
	  set -x && $(STRICT) swift test $(SWIFT_FLAGS) --skip RealSparkTests && \
	  JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1 $(STRICT) swift test $(SWIFT_FLAGS) --filter RealSparkTests && \
	  $(STRICT) swift test $(SWIFT_FLAGS) $(BENCHMARKS) && \
	  $(STRICT) swift test $(SWIFT_FLAGS) $(TRIALS)

lint: swift-and-libraries ## check the format, the lists of rules, and that nothing warns
	scripts/rule-registry --check
	swift format lint --strict --recursive --parallel Package.swift Sources Tests \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Tests \
	  Trials/Package.swift Trials/Sources Trials/Tests
	$(STRICT) swift build $(SWIFT_FLAGS) --build-tests

# Each in a build of its own, which takes as long as the first one.
sanitize: swift-and-libraries ## run the tests but those of a real Spark under the address and the thread sanitizer
	@scripts/install-spark
	swift test $(SWIFT_FLAGS) --sanitize=address --scratch-path .build/address --skip RealSparkTests
	swift test $(SWIFT_FLAGS) --sanitize=thread --scratch-path .build/thread --skip RealSparkTests

fuzz: swift-and-libraries ## give the readers made-up inputs, a minute for each (Linux)
	scripts/fuzz

damage: swift-and-libraries ## read logs cut at every byte, and with every byte changed
	scripts/damage

bench: swift-and-libraries ## measure speed and memory (ROWS=plain,zstd SIZE=100MB for less)
	@Benchmarks/run $(ROWS)

accuracy: swift-and-libraries ## measure predictions on recorded runs, and write Trials/RESULTS.md
	$(STRICT) swift build -c release $(SWIFT_FLAGS) $(TRIALS) --product accuracy
	.build/trials/release/accuracy --output Trials/RESULTS.md

instructions: swift-and-libraries ## count what reading a log takes, against the ceiling
	@scripts/count-instructions

record: swift-and-libraries ## write the golden files of the tests anew
	BALLAST_RECORD=1 $(STRICT) swift test $(SWIFT_FLAGS) --filter Golden

rules: swift-and-libraries ## write the lists of rules, and their pages in docs/rules, anew
	scripts/rule-registry
	BALLAST_RECORD=1 $(STRICT) swift test $(SWIFT_FLAGS) --filter GoldenRuleTests

picture: build ## draw the terminal picture of the README anew
	CLICOLOR_FORCE=1 $(BALLAST) fit --manager yarn Examples/logs/over-provisioned | \
	  scripts/terminal-picture 'ballast fit --manager yarn Examples/logs/over-provisioned' \
	  > docs/fit.svg

examples: ## record the logs in Examples/logs anew, on a real Spark
	scripts/record-examples

version-logs: ## record a log on every Spark anew, for the tests of the reader
	scripts/record-version-logs

held: swift-and-libraries ## run what ballast fit recommends for five trials on a real Spark (every night)
	@scripts/install-spark
	$(STRICT) swift build $(SWIFT_FLAGS) --product ballast
	Trials/held

remedies: swift-and-libraries ## make faults on a real Spark, and see that the remedies of their rules end them
	@scripts/install-spark
	@environment=$$(scripts/spark-environment) && eval "$$environment" && set -x && \
	  BALLAST_REMEDIES=$(or $(CASES),all) $(STRICT) swift test $(SWIFT_FLAGS) --filter RemedyTests

cures: swift-and-libraries ## let every memory run out on a real Spark, and see ballast run and tune cope
	@scripts/install-spark
	@environment=$$(scripts/spark-environment) && eval "$$environment" && set -x && \
	  BALLAST_CURES=$(or $(CASES),all) $(STRICT) swift test $(SWIFT_FLAGS) --filter 'CureTests|AppliedRunTests|TuneJobTests|StandaloneRunTests'

evidence-cost: ## measure what the evidence costs that ballast run switches on (TURNS=5)
	@scripts/install-spark
	@environment=$$(scripts/spark-environment) && eval "$$environment" && Benchmarks/evidence-cost $(TURNS)

trials: ## record what is missing of Trials/recordings, on a real Spark
	@scripts/install-spark
	Trials/record

install: build ## copy the release binary to PREFIX/bin (/usr/local/bin)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BALLAST) "$(DESTDIR)$(PREFIX)/bin/ballast"

clean: ## remove what was built (.venv and .venv-3.5 with their Sparks stay)
	rm -rf .build

swift-and-libraries:
	@scripts/require-swift
	@scripts/install-system-libraries
