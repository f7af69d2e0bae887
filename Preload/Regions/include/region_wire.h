/* region_wire.h — which region each thread of a program is in: kept by the program, in memory that
 * a profiler outside of it can map.
 *
 * The memory is a memfd named BACKLOT_REGIONS_NAME, of the size of struct region_board and sealed
 * against shrinking, which the program makes at its first region and keeps open (close-on-exec), so
 * that it is found in /proc/PID/fd; or the one that BACKLOT_REGIONS_FD names, made by who started
 * the program, which then is `watched` from the start. The first process that takes it writes its
 * pid (compare and swap from 0) and closes it on exec. A forked child makes a board of its own, at
 * its first region. To map a board is to tell of it: who records the process's mappings with perf
 * events (attr.mmap_data) learns when that was.
 *
 * A thread has a slot. It alone writes `depth` and `stack`, always. While `watchers` is not 0 it
 * also notes each change, with its time, in its ring of `events`, and moves `head` after it.
 * A sample of that thread at time T was taken in the region of the last event at or before T.
 * Who has copied events looks at `head` again: event N was whole if head < N + REGION_EVENTS.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_WIRE_H
#define REGION_WIRE_H

#include <stdatomic.h>
#include <stdint.h>

#define BACKLOT_REGIONS_NAME "backlot-regions"
#define BACKLOT_REGIONS_FD "BACKLOT_REGIONS_FD"

enum {
    REGIONS_MAGIC = 0x4e474552,
    REGIONS_VERSION = 3,
    REGIONS_MOST = 1024, /* regions by name; number 0 is none */
    REGION_NAME = 64,    /* with the 0 at its end; a longer name is cut */
    REGION_DEPTH = 16,   /* of nested regions that are told apart */
    REGION_SLOTS = 1024, /* threads at one time */
    REGION_EVENTS = 1 << 14,
};

/* A process that was forked from a watched one, or that finds BACKLOT_REGIONS_FD taken, is likely
 * to be watched as well: it notes all from its first region on, and has 1 in `watchers` for who
 * comes first, and makes it REGIONS_TAKEN (compare and swap). If a thread's ring is full before,
 * nobody will come: it is REGIONS_UNSEEN again, and `watchers` one less. Who takes `watchers` back
 * to 0 makes it REGIONS_UNSEEN, too. */
enum regions_from_start { REGIONS_UNSEEN = 0, REGIONS_OFFERED = 1, REGIONS_TAKEN = 2 };

/* The thread went into a region, or back to the one around it. */
struct region_event {
    uint64_t time; /* ns of CLOCK_MONOTONIC */
    uint32_t tid;
    uint16_t region; /* the innermost that is told apart, from now on; 0: none */
    uint16_t depth;  /* how many there are around, with it; may be more than REGION_DEPTH */
};

/* Threads that are side by side here share no line of the cache. */
struct region_slot {
    _Alignas(64) _Atomic int32_t tid; /* 0: free */
    _Atomic uint32_t depth;           /* may be more than REGION_DEPTH */
    _Atomic uint16_t stack[REGION_DEPTH];
    _Atomic uint64_t head; /* events ever noted; number n is at n % REGION_EVENTS */
};

struct region_board {
    uint32_t magic, version;
    _Atomic int32_t pid;
    _Atomic uint32_t count; /* names, with number 0 */
    _Atomic uint32_t slot_count;
    /* Read by each region as one word. */
    _Alignas(8) _Atomic uint32_t watchers;
    _Atomic uint32_t measures;   /* of enum region_measure: the program's own */
    _Atomic uint32_t from_start; /* of enum regions_from_start */
    char names[REGIONS_MOST][REGION_NAME];
    struct region_slot slots[REGION_SLOTS];
    /* Last, as most of it is never touched; a thread maps its own when it is first watched. */
    _Alignas(1 << 16) struct region_event events[REGION_SLOTS][REGION_EVENTS];
};

#endif
