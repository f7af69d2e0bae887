/* program.h — starts a program. What posix_spawn() leaves out: a working directory by path, signals
 * that stay ignored, and a LISTEN_PID that is right.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

struct program_order {
    const char *path;         /* nothing is searched for */
    char *const *arguments;   /* with the program's own name first, NULL at the end */
    char *const *environment; /* NULL at the end */
    const char *directory;    /* NULL: where the caller is */
    const int *streams;       /* three descriptors above 2, or NULL: the caller's own */
    char *listen_pid;         /* eleven bytes in an environment string, for its number; or NULL */
    bool stands_alone;        /* its own process group, nothing open but the streams, and
                                 every signal as a login shell would have it */
    bool ignores_children;    /* SIGCHLD stays ignored, as the caller's caller had it */
    const sigset_t *mask;     /* NULL: nothing is blocked */
};

/* Returns 0, or the errno of what failed: chdir(), execve() … */
int program_start(const struct program_order *, pid_t *out);

/* Becomes the program; returns an errno when it cannot. */
int program_become(const struct program_order *);

/* "SEGV"; NULL for a number that is no signal's. */
const char *signal_word(int number);

#endif
