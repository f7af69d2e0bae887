/* story.h — what the profiler says of its own work, as perf_data.h describes it; and the names of
 * its events.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_H
#define STORY_H

#include "run.h"

#include "perf_data.h"

#pragma GCC visibility push(hidden)

/* Each is written to memory that has room for it, and for what follows. */
enum { STORY_ROOM = 2 << 20, NAMES_ROOM = PATHS_MOST * PATH_NAME };

void story_write(struct run *, char *to);

/* What can be said in a signal handler, before the end. Calls of regions are in it if there is
 * memory to work in, of REGION_STATISTICS_ROOM. Returns its length; 0 when there is no room. */
size_t story_draft(const struct run *, const char *command, void *to_work_in, char *to,
                   size_t room);

/* In memory of PATH_NAME bytes. */
size_t story_event_name(const struct path *, char *to);

/* Events that have samples, and the one outside of all regions. Returns how many. */
size_t story_events(struct run *, struct perf_data_event *events, char *names);

#pragma GCC visibility pop
#endif
