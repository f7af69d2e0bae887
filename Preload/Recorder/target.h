/* target.h — the process that is sampled, as /proc shows it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef TARGET_H
#define TARGET_H

#include "record_options.h"

#include <sys/types.h>

#pragma GCC visibility push(hidden)

struct target {
    int32_t pid;
    int32_t process;    /* the same, but for one thread: its process */
    bool is_one_thread; /* and that is its number */
    bool has_kin;       /* with the processes that it has forked before */
    int32_t except;     /* none of them, nor is what it has forked: who asked us to record */
    uid_t owner;
    int handle; /* a pidfd: readable when the process has ended */
};

/* Returns 0, or a status after a complaint: no such process, or one that has no code of its own. */
int target_find(struct target *, const struct record_options *);

/* Its number, and those of the processes that are sampled with it; the caller frees them. Returns
 * how many. */
size_t target_processes(const struct target *, int32_t **pids);

/* Numbers of their threads, sorted; the caller frees them. Returns how many, 0 when it is gone. */
size_t target_threads(const struct target *, int32_t **threads);

/* Whether the thread is one of the process itself. */
bool target_has(const struct target *, int32_t thread);

/* Whether all threads of the process have ended. */
bool target_has_ended(int32_t pid);

/* The name of a thread, without a line feed; "" when it is gone. */
void target_thread_name(int32_t thread, char name[16]);

#pragma GCC visibility pop
#endif
