/* layout.h — the head of a file and its events, as they lie in it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "perf_data.h"

#include <string.h>

#pragma GCC visibility push(hidden)

enum {
    HEAD_SIZE = 104,
    ATTR_SIZE = 128, /* as perf of 2013 and later reads it */
    EVENT_ATTR_SIZE = ATTR_SIZE + 16,
};

struct section {
    uint64_t offset, size;
};

struct head {
    char magic[8];
    uint64_t size, attr_size;
    struct section attrs, data, types;
    uint64_t features[4];
};

_Static_assert(sizeof(struct head) == HEAD_SIZE, "as perf reads it");

/* Without sections. */
static inline struct head head_of(uint64_t data, uint64_t end)
{
    return (struct head){
        .magic = {'P', 'E', 'R', 'F', 'I', 'L', 'E', '2'},
        .size = HEAD_SIZE,
        .attr_size = EVENT_ATTR_SIZE,
        .data = {data, end - data},
    };
}

/* What our samples have, whatever was asked of the kernel. */
static inline void attr_write(uint8_t to[ATTR_SIZE], const struct perf_event_attr *asked)
{
    struct perf_event_attr attr = *asked;

    attr.size = ATTR_SIZE;
    attr.sample_type = PERF_DATA_SAMPLE_TYPE;
    attr.read_format = PERF_FORMAT_ID;
    attr.sample_id_all = 1;
    attr.sample_regs_user = 0;
    attr.sample_stack_user = 0;
    memset(to, 0, ATTR_SIZE);
    memcpy(to, &attr, sizeof(attr) < ATTR_SIZE ? sizeof(attr) : ATTR_SIZE);
}

#pragma GCC visibility pop
#endif
