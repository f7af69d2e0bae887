/* ring.h — memory in which the kernel leaves records: one for each CPU.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef RING_H
#define RING_H

#include <linux/perf_event.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct ring {
    struct perf_event_mmap_page *page;
    uint8_t *data;
    uint64_t size;      /* of the data, a power of two */
    uint64_t tail;      /* read up to here */
    uint64_t head;      /* … and to be read up to here */
    uint64_t next_time; /* of the record at the tail, where there is one */
    bool was_full;      /* not just for samples with copies of stacks: of small records, too */
};

/* Pages of data of the ring for `event`, at most `most`; fewer when the kernel allows no more, at
 * least 2. Returns 0 or a negative errno. */
int ring_map(struct ring *, int event, size_t most);

/* What has come since is read from now on. */
void ring_look(struct ring *);

/* The next record, in one piece: there, or in `room` of 65536 bytes when it is in two. NULL: that
 * was the last. The one before may be overwritten. */
const struct perf_event_header *ring_next(struct ring *, uint64_t *room);

/* The record that ring_next gave is done with. */
void ring_advance(struct ring *, uint16_t size);

#pragma GCC visibility pop
#endif
