/* region_events.h — an event of the file for each path of regions.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef REGION_EVENTS_H
#define REGION_EVENTS_H

#include "perf_data.h"
#include "region_timeline.h"

#pragma GCC visibility push(hidden)

enum { REGION_EVENTS_MOST = 4096, REGION_EVENT_OUTSIDE = 1 };

/* Event number 1 is there from the start: outside of all regions. */
struct region_events {
    const char *base;   /* "cpu-clock" */
    const char *wanted; /* a region; NULL: all are */
    size_t count;
    struct region_event_row {
        struct region_path path;
        bool is_wanted;
    } * rows;
    struct perf_data_event *events; /* as perf_data_end takes them */
};

/* Returns false when there is no memory. */
bool region_events_begin(struct region_events *, const char *base, const char *wanted);

/* The event of this path, made when it is new; NULL: samples of it are not wanted. `name` gives
 * the name of a region. */
const struct perf_data_event *region_events_of(struct region_events *, const struct region_path *,
                                               const char *(*name)(void *with, uint16_t id),
                                               void *with);

/* Whether "request/parse/header" has `wanted`, such as "parse" or "request/parse", in it. */
bool region_path_has(const char *path, const char *wanted);

#pragma GCC visibility pop
#endif
