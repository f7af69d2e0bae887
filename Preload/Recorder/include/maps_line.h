/* maps_line.h — a line of /proc/PID/maps.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MAPS_LINE_H
#define MAPS_LINE_H

#include "perf_data.h"

#include <stdbool.h>

#pragma GCC visibility push(hidden)

/* Reads the line at `*text`, ends its path with a 0, and moves `*text` behind it. Returns false at
 * the end of the text. A line that is not about code has length 0. */
bool maps_line_read(char **text, struct perf_data_mapping *);

#pragma GCC visibility pop
#endif
