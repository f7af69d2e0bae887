/* shim.h — the few words every wrapped call is written with.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SHIM_H
#define SHIM_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

/* A shim shows libc's names and nothing else. */
#define SHIM_EXPORT __attribute__((visibility("default")))
#define SHIM_LOCAL __attribute__((visibility("hidden")))

/* The one way a wrapper refuses a call. */
static inline int shim_fail(int error)
{
    errno = error;
    return -1;
}

/* Our own bookkeeping must not disturb the caller's errno. Write SHIM_KEEP_ERRNO; first. */
static inline void shim_restore_errno(const int *kept) { errno = *kept; }
#define SHIM_KEEP_ERRNO                                                                            \
    __attribute__((cleanup(shim_restore_errno), unused)) const int shim_kept_errno = errno

/* What a shim has to do with a libc call. */
enum shim_role {
    SHIM_WRAPS,            /* stands in front of it */
    SHIM_WRAPS_IF_PRESENT, /* the same, where libc has it */
    SHIM_USES,             /* only needs the real one */
    SHIM_OFFERS,           /* there is no real one: programs look for it by name */
};

/* Finds the next definition of `name` after this library, and remembers it in *slot. Never NULL:
 * a call that is nowhere gets a stand-in that fails with ENOSYS as its kind does, and the lack is
 * said once. A shim never ends the program it lives in. */
__attribute__((cold)) SHIM_LOCAL void *shim_bind(const char *name, void **slot);

/* Says "backlot: …" on standard error: each line once in a process, and at most 64 lines. Silent
 * when BACKLOT_QUIET is 1, and when standard error is closed, another file by now, a pipe that is
 * full or that nobody reads, or a network connection, whose peer must not read it.
 * Async-signal-safe; keeps errno. The parts end with NULL. */
SHIM_LOCAL void shim_say(const char *const parts[]);
#define SHIM_SAY(...) shim_say((const char *const[]){__VA_ARGS__, NULL})

/* Whether anything may be said: shim_say says the rules. */
SHIM_LOCAL bool shim_may_speak(void);

/* For a constructor: what is standard error now, is so later. */
SHIM_LOCAL void shim_remember_errors(void);

/* From now on nothing is said, whatever becomes of the environment. */
SHIM_LOCAL void shim_be_quiet(void);

#endif
