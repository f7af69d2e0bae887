/* verbs.h — what the program does; each returns its exit status.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef VERBS_H
#define VERBS_H

#include "record_options.h"

#pragma GCC visibility push(hidden)

/* Starts a recorder, and returns when it samples. */
int record_start(const struct record_options *);

/* Returns when the file is complete. */
int record_stop(const struct record_options *);

/* Runs a program from its first instruction to its end. */
int record_run(const struct record_options *, int count, char *const *arguments);

#pragma GCC visibility pop
#endif
