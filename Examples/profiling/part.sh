#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Profiles a part of itself: this shell, and what it starts, between start and stop. What comes
# before and after is not in the profile.
# Usage: part.sh [FILE]
set -eu
file=${1:-part.data}

words() { # of the numbers from 1 to $1
    i=0
    while [ "$i" -lt "$1" ]; do
        i=$((i + 1))
        echo "word $((i * 7919 % 1000))"
    done
}

warm_up() {
    j=0
    while [ "$j" -lt 20000 ]; do j=$((j + 1)); done
}

warm_up
backlot perf start --children --output "$file"
words 20000 | sort | uniq -c | gzip -9 >/dev/null
backlot perf stop --output "$file"
warm_up
