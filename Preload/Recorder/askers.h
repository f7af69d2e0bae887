/* askers.h — processes that begin and end profiles: what they do is no part of one.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ASKERS_H
#define ASKERS_H

#include <limits.h>
#include <linux/perf_event.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { ASKERS_MOST = 16 /* that are remembered: the last ones */ };

/* Zeroes are none. */
struct askers {
    struct asker {
        uint32_t pid;
        uint64_t time;
    } list[ASKERS_MOST];
    size_t count;        /* that there ever were */
    char self[PATH_MAX]; /* the program that they run, as we do */
};

/* From here on, those that run our program are found. */
void askers_begin(struct askers *);

/* The process has asked at that time. */
void askers_add(struct askers *, uint32_t pid, uint64_t time);

bool askers_have(const struct askers *, uint32_t pid);

/* What the kernel's record tells of processes that become askers, or get the number of one. */
void askers_hear(struct askers *, const struct perf_event_header *);

#pragma GCC visibility pop
#endif
