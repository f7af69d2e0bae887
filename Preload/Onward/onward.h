/* onward.h — how a process goes on: what it hands to the next program, and what it does before it
 * changes its user or root. For every shim; async-signal-safe.
 *
 * What the environment said about Backlot when this process began is kept, with the paths made good
 * for any directory, and given to the next program, whatever environment that is given.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ONWARD_H
#define ONWARD_H

#include "carry.h"
#include "shim.h"

#include <stdio.h>

struct onward {
    struct carry carry;
    char number[2][32]; /* texts of fresh entries */
    const char *fresh[3];
    int lent; /* a descriptor that the next program is to have, or -1 */
};

/* The value of a variable of shim_wire.h, or of socket_wrapper or nss_wrapper, as it was when the
 * process began; NULL when it was not set, or empty. Relative paths have been made absolute;
 * where that can't be done, nothing is at the path. */
SHIM_LOCAL const char *onward_value(const char *name);

/* "NAME=value" strings to carry, LD_PRELOAD among them; NULL when the environment named no lot and
 * no names. Read at the first question: ask once in a constructor, before the program changes its
 * environment or its directory. */
SHIM_LOCAL const char *const *onward_kept(void);

/* A program that is about to be started. */
struct program_start {
    int directory; /* AT_FDCWD for a plain path */
    const char *path;
    bool searches; /* looks along $PATH */
    bool replaces; /* it takes the place of this one */
};

/* Why a preloaded library will not be in it, as the end of a sentence about it, or NULL. */
SHIM_LOCAL const char *onward_obstacle(const struct program_start *);

/* Prepares for the next program and says what to carry. Returns false when the environment said
 * nothing: nothing is to be carried then. */
SHIM_LOCAL bool onward_prepare(struct onward *);

/* For shim_before_exec: adds "NAME=number". There is room for two. */
SHIM_LOCAL void onward_add(struct onward *, const char *name, int number);

/* What a shim has to say to it; each shim defines these six. */

/* Adds entries that are true for this exec only. */
SHIM_LOCAL void shim_before_exec(struct onward *);

/* The next program was not started, or in another process: what was lent is taken back. */
SHIM_LOCAL void shim_after_exec(struct onward *);

/* Whether the program may be started; says why not. */
SHIM_LOCAL bool shim_may_run(const struct program_start *);

/* popen() has made a FILE, or NULL. Returns it. */
SHIM_LOCAL FILE *shim_popened(FILE *);

/* Before a change of user, root directory or namespace. */
SHIM_LOCAL void shim_before_change(void);

/* Paths mean something else now. */
SHIM_LOCAL void shim_root_changed(void);

#endif
