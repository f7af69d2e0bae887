/* finish.h — the file, completed.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FINISH_H
#define FINISH_H

#include "perf_data.h"
#include "run.h"

#pragma GCC visibility push(hidden)

/* Calls what writes to a file; a file that may not be that large is an error, and no signal. */
int finish_quietly(int (*write)(int file), int file);

/* When nobody is sampled any more. Returns 0 or a negative errno. */
int finish_file(struct run *);

#pragma GCC visibility pop
#endif
