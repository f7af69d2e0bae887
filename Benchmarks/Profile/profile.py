#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The table of profiles: profile.py TARGET RECORDER PROFILER [LIBRARY of gperftools]."""

import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

TARGET, RECORDER = sys.argv[1], sys.argv[2]
PROFILER = sys.argv[3] if len(sys.argv) > 3 else ""
ROUNDS, REGIONS_MS = 5, {1: 200, 10: 40, 100: 5}
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def say(*cells):
    print(f"{cells[0]:<44}" + "".join(f"{cell:>16}" for cell in cells[1:]), flush=True)


def output(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, **more).stdout


def with_fifo(command, words):
    """perf with a control fifo in front of the target, which has its ends as 100 and 101."""
    (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
    os.dup2(to_write, 100)
    os.dup2(from_read, 101)
    control = f"--control=fd:{to_read},{from_write}"
    try:
        return output(
            *command, "-D", "-1", control, "--", TARGET, *words,
            pass_fds=[to_read, from_write, 100, 101])
    finally:
        for file in (to_read, to_write, from_read, from_write, 100, 101):
            os.close(file)


def record(*more):
    return ["perf", "record", "-q", "-e", "cpu-clock:u", "-F", "1000", *more]


def pairs():
    found = dict(line.split() for line in output(TARGET, "pairs").splitlines())
    found.update(line.split() for line in with_fifo(record("-o", "fifo.data"), ["fifo"]).splitlines())
    tag = float(found["tag"])
    say("A pair of", "ns", "of a tag")
    for name, words in [
        ("tag", "region, a tag"), ("wall", "region, with wall time"),
        ("cpu", "region, with CPU time"), ("ioctl", "ioctl of an event, on and off"),
        ("fifo", "perf's fifo, on and off, with ack"),
    ]:
        say("  " + words, found.get(name, "-"), f"{float(found[name]) / tag:.0f}" if name in found else "-")


def functions(path, event=None):
    """How many samples have `inside`, and how many `outside`, as the function that ran."""
    text = output("perf", "script", "-i", path, "-F", "event,ip,sym", "-G")
    lines = [line for line in text.splitlines() if event is None or event in line]
    return tuple(sum(line.split()[-1] == name for line in lines) for name in ("inside", "outside"))


def captured(way, length, count):
    words = ["regions", way, str(length), str(count)]
    if way == "backlot":
        output(TARGET, *words, env={**os.environ, "BACKLOT_PROFILE": "regions.data"})
        return functions("regions.data", ":part:")
    if way == "perfme":
        count = min(count, 5)
        subprocess.run([TARGET, *words[:3], str(count)], **QUIET)
        found = [functions(f"perfme.{i}") for i in range(count)]
        return tuple(map(sum, zip(*found)))
    with_fifo(record("-o", "regions.data"), words)
    return functions("regions.data")


def regions():
    say("Samples of a region (captured / elsewhere)", *(f"{length} ms" for length in REGIONS_MS))
    for way, words in [
        ("backlot", "Backlot, in the program"), ("perfme", "perfme: perf record -p for each"),
        ("ack", "perf's fifo with ack"), ("noack", "perf's fifo without ack"),
    ]:
        cells = []
        for length, count in REGIONS_MS.items():
            right, wrong = captured(way, length, count)
            expected = length * (min(count, 5) if way == "perfme" else count)
            share = wrong / (right + wrong) if right + wrong else 0
            cells.append(f"{right / expected:.0%} / {share:.0%}")
        say("  " + words, *cells)


def timed(command):
    before = time.monotonic()
    subprocess.run(command, **QUIET)
    return (time.monotonic() - before) * 1000


def perf_latency(pid):
    (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
    before = time.monotonic()
    perf = subprocess.Popen(
        record("-p", pid, "-o", "latency.data", "-D", "-1", f"--control=fd:{to_read},{from_write}"),
        pass_fds=[to_read, from_write], **QUIET)
    os.write(to_write, b"enable\n")
    os.read(from_read, 16)
    start = (time.monotonic() - before) * 1000
    time.sleep(0.2)
    before = time.monotonic()
    perf.send_signal(signal.SIGINT)
    perf.wait()
    for file in (to_read, to_write, from_read, from_write):
        os.close(file)
    return start, (time.monotonic() - before) * 1000


def our_latency(pid):
    start = timed([RECORDER, "start", "-o", "latency.data", pid])
    time.sleep(0.2)
    return start, timed([RECORDER, "stop", pid])


def latency():
    target = subprocess.Popen([TARGET, "burn"], **QUIET)
    try:
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(our_latency(str(target.pid)))
            theirs.append(perf_latency(str(target.pid)))
    finally:
        target.kill()
        target.wait()
    who = "root" if os.geteuid() == 0 else "a user"
    say(f"Profile of another process, as {who}", "start, ms", "stop, ms")
    for words, found in [("backlot perf", ours), ("perf record -p", theirs)]:
        say("  " + words, *(f"{statistics.median(column):.1f}" for column in zip(*found)))


def cpu_of(command, env):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env={**os.environ, **env}, **QUIET)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def with_user_function(path):
    """The share of stacks that name the program's own function."""
    stacks = re.split(r"\n\s*\n", output("perf", "script", "-i", path, "-F", "ip,sym").strip())
    own = sum(bool(re.search(r"\b(allocate_and_sort|compare|main)$", stack, re.M)) for stack in stacks)
    return f"{own / len(stacks):.1%}"


def whole():
    work = [TARGET, "work", "12000"]
    ways = [
        ("nobody", work, {}, None),
        ("Backlot, in the program", work, {"BACKLOT_PROFILE": "in.data"}, "in.data"),
        ("Backlot, outside", [RECORDER, "run", "-o", "out.data", "--", *work], {}, "out.data"),
        ("perf record --call-graph fp", [*record("--call-graph", "fp", "-o", "fp.data"), "--", *work], {}, "fp.data"),
        ("perf record --call-graph dwarf", [*record("--call-graph", "dwarf", "-o", "dwarf.data"), "--", *work], {}, "dwarf.data"),
    ]
    if PROFILER:
        ways.append(("gperftools", work, {
            "LD_PRELOAD": PROFILER, "CPUPROFILE": "gperf.out", "CPUPROFILE_FREQUENCY": "1000"}, None))
    found = {name: [] for name, *_ in ways}
    for _ in range(ROUNDS):
        base = None
        for name, command, env, _path in ways:
            took = cpu_of(command, env)
            base = base or took
            found[name].append(took / base)
    say("Whole program at 1 kHz", "CPU time", "user function")
    for name, _command, _env, path in ways:
        has = with_user_function(path) if path and os.path.exists(path) else ""
        say("  " + name, f"{statistics.median(found[name]):.3f}x", has)


def main():
    with tempfile.TemporaryDirectory(prefix="backlot-profile-") as folder:
        os.chdir(folder)
        for table in (pairs, regions, latency, whole):
            table()
            print()


main()
