/* perf_data.h — files that `perf report`, `perf script` and `backlot perf report` read.
 *
 * A file begins with a head, for which perf_data_begin leaves room; then come records, in any
 * order, written by whoever has some; perf_data_end adds what is known last and fills in the head.
 * The functions that make records are pure, take no memory, and are fit for a signal handler.
 * The format: tools/perf/Documentation/perf.data-file-format.txt of Linux.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PERF_DATA_H
#define PERF_DATA_H

#include <linux/perf_event.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* What a sample of ours says, in this order: identifier, ip, pid and tid, time, period, callchain.
 * Each other record ends with pid and tid, time, identifier. */
#define PERF_DATA_SAMPLE_TYPE                                                                      \
    (PERF_SAMPLE_IDENTIFIER | PERF_SAMPLE_IP | PERF_SAMPLE_TID | PERF_SAMPLE_TIME |                \
     PERF_SAMPLE_PERIOD | PERF_SAMPLE_CALLCHAIN)

/* Who, when, and which event. */
struct perf_data_origin {
    uint32_t pid, tid;
    uint64_t time; /* ns of CLOCK_MONOTONIC */
    uint64_t id;   /* of an event */
};

/* Code in memory. */
struct perf_data_mapping {
    uint64_t start, length, file_offset;
    const char *path; /* "//anon" for code of no file */
    uint8_t build_id[20];
    uint8_t build_id_length; /* 0: unknown; then what follows is used */
    uint32_t major, minor;
    uint64_t inode;
};

/* Each returns the size of the record in bytes, a multiple of 8, and writes it only if there is
 * room. `chain` has the innermost address first; PERF_CONTEXT_KERNEL and PERF_CONTEXT_USER stand
 * before the addresses of either side. What comes after a second PERF_CONTEXT_USER was not on the
 * stack: functions that await those before, each by an address just behind its first byte. perf
 * takes them for callers. */
size_t perf_data_sample(void *to, size_t room, const struct perf_data_origin *, uint64_t period,
                        const uint64_t *chain, size_t count);
size_t perf_data_comm(void *to, size_t room, const struct perf_data_origin *, const char *name);
size_t perf_data_mmap(void *to, size_t room, const struct perf_data_origin *,
                      const struct perf_data_mapping *);
size_t perf_data_lost(void *to, size_t room, const struct perf_data_origin *, uint64_t count);

/* The name of the event `id`, where no list of events at the end has it. */
size_t perf_data_name(void *to, size_t room, uint64_t id, const char *name);

/* A column of its own in a report: what was counted, in which region. */
struct perf_data_event {
    uint64_t id;
    const char *name; /* "cpu-clock" outside of all regions, "cpu-clock:request/parse" inside */
};

/* What is known at the end. */
struct perf_data_end {
    const struct perf_event_attr *attr; /* the same for all events */
    const struct perf_data_event *events;
    size_t event_count;
    uint64_t first_time, last_time; /* ns of CLOCK_MONOTONIC */
    const char *const *arguments;   /* the command line that is shown */
    size_t argument_count;
    const char *story; /* JSON, as below; for `backlot perf report` alone */
    bool has_draft;    /* it was begun with one */
};

/* A section that perf passes over, as its number is none of perf's. It holds one JSON object:
 *
 *   {"version":1, "how":"in-process" | "outside", "event":"cpu-clock", "frequency":1000,
 *    "start":NS, "end":NS, "cpu":NS, "overhead":NS,
 *    "samples":{"expected":X, "taken":N, "lost":N, "throttled":N, "cut":N, "blocked":N},
 *    "regions":[{"name":"parse", "calls":N,
 *                "wall":{"min":NS,"median":NS,"p99":NS,"max":NS,"total":NS}, "cpu":{…},
 *                "counters":{"page-faults":N, …}}, …],
 *    "absent":{"instructions":"this machine does not count them", …},
 *    "notes":["a sentence", …]}
 *
 * `cpu` is the CPU time of all threads that were sampled, `overhead` the profiler's own share of
 * it. `cut` stacks do not reach their thread's beginning. `blocked` samples were not taken as the
 * thread blocked the signal. What is not known is left out. */
enum { PERF_DATA_STORY = 255 };

/* The file must be empty. Each returns 0 or a negative errno. */
int perf_data_begin(int file);
int perf_data_end(int file, const struct perf_data_end *);

/* A draft makes a file readable at any time, also when nobody comes to complete it. In place of
 * perf_data_begin there is room before the records, in which it lies:
 *
 *        0  the head, as perf has it: how many events there are, and how far the records reach
 *      104  PERF_DATA_DRAFT_MAGIC, and where the story is: two numbers, its offset and size
 *     4096  the events, without names: these come among the records
 *   580 Ki  two places for a story, which are used by turns
 *    1 Mi   the records
 *
 * Who has something new writes it where the head does not say that it is, and the head then, at
 * one stroke. So the file is whole whatever ends the program in between. perf_data_end completes
 * the file as any other; the draft, without its magic, is in nobody's way. */
enum {
    PERF_DATA_DRAFT_ROOM = 1 << 20,
    PERF_DATA_DRAFT_HEAD = 128,
    PERF_DATA_DRAFT_EVENT = 144,
    PERF_DATA_DRAFT_EVENTS = 4096, /* at most */
    PERF_DATA_DRAFT_STORY = 220 << 10,
};

#define PERF_DATA_DRAFT_MAGIC "BLDRAFT1"

/* What is in the file by now. */
struct perf_data_draft {
    uint32_t event_count; /* those with the ids 1 to this */
    uint64_t size;        /* of the file, as far as its records reach */
    unsigned story_turn;
    uint64_t story_size;
};

/* Each writes one part, and returns where it belongs. */
uint64_t perf_data_draft_head(uint8_t to[PERF_DATA_DRAFT_HEAD], const struct perf_data_draft *);
uint64_t perf_data_draft_event(uint8_t to[PERF_DATA_DRAFT_EVENT], const struct perf_event_attr *,
                               uint64_t id);

/* Where the story of an even or an odd turn belongs. */
uint64_t perf_data_draft_story(unsigned turn);

#pragma GCC visibility pop
#endif
