# SPDX-License-Identifier: Apache-2.0
.PHONY: all build demo test bench install format lint setup setup-build

PREFIX  ?= /usr/local
SWIFT   ?= swift
# The command carries the Swift runtime with it: it starts in half the time, on any machine.
# lld says nothing about functions that Foundation uses and we do not.
RELEASE  = -c release --static-swift-stdlib -Xswiftc -use-ld=lld
BIN      = .build/release
SHIMS    = $(BIN)/backlot_Backlot.resources
SWIFTY   = Package.swift Plugins Preload/Plugin Sources Tests Examples Benchmarks/Package.swift \
           Benchmarks/Sources Benchmarks/Mocks Benchmarks/Regions Benchmarks/Reports
CFILES   = $(shell git ls-files '*.c' '*.h' '*.def')

all: build

build:
	@echo 'Building; the first time takes a minute or two.'
	@$(SWIFT) build $(RELEASE) --quiet --target Backlot
	@$(SWIFT) build $(RELEASE) --quiet --product backlot

demo: setup-build build
	@$(SWIFT) build $(RELEASE) --quiet --product logs
	@Examples/demo.sh $(BIN)/backlot .build/flame-graph.svg

test: setup
	$(SWIFT) test --skip EndToEndTests
	@echo 'The end-to-end tests, run by backlot test, and what prove says of its TAP:'
	@.build/debug/backlot test --tap .build/end-to-end.tap -- \
	  $(SWIFT) test --skip-build --filter EndToEndTests
	@prove -e cat .build/end-to-end.tap

bench: setup-build build
	@Benchmarks/run --backlot $(CURDIR)/$(BIN)/backlot

install: build
	install -D -m 755 -s $(BIN)/backlot $(DESTDIR)$(PREFIX)/bin/backlot
	install -D -m 755 -t $(DESTDIR)$(PREFIX)/lib/backlot $(SHIMS)/*.so
	install -D -m 755 -s -t $(DESTDIR)$(PREFIX)/lib/backlot $(SHIMS)/backlot-record
	ln -sf ../lib/backlot/backlot-record $(DESTDIR)$(PREFIX)/bin/perfme-start
	ln -sf ../lib/backlot/backlot-record $(DESTDIR)$(PREFIX)/bin/perfme-stop
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/include/backlot Preload/Regions/include/backlot/profile.h
	sed 's|@PREFIX@|$(PREFIX)|' Preload/backlot-profile.pc.in | \
	  install -D -m 644 /dev/stdin $(DESTDIR)$(PREFIX)/lib/pkgconfig/backlot-profile.pc
	install -D -m 644 Docs/backlot.1 $(DESTDIR)$(PREFIX)/share/man/man1/backlot.1

format:
	@$(SWIFT) format format --in-place --recursive --parallel $(SWIFTY)
	@clang-format -i $(filter %.c %.h,$(CFILES))

lint:
	@$(SWIFT) format lint --strict --recursive --parallel $(SWIFTY)
	@clang-format --dry-run -Werror $(filter %.c %.h,$(CFILES))

setup-build:
	@.ci/install-packages .ci/packages

setup:
	@.ci/install-packages .ci/packages .ci/packages.test
