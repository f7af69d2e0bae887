/* finish.h — the file, completed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FINISH_H
#define FINISH_H

#include "perf_data.h"
#include "run.h"

#pragma GCC visibility push(hidden)

/* When nobody is sampled any more. Returns 0 or a negative errno. */
int finish_file(struct run *);

#pragma GCC visibility pop
#endif
