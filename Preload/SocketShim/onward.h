/* onward.h — what this process hands to the next program: its lot, and which descriptors are
 * sockets of it. For exec, posix_spawn, system and popen; async-signal-safe.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ONWARD_H
#define ONWARD_H

#include "carry.h"
#include "shim.h"

struct onward {
    struct carry carry;
    char heirs[32];
    char door[32];
    const char *fresh[3];
};

/* Prepares our sockets for the next program and says what to carry. Returns false when this
 * process is in no lot: nothing is to be carried then. */
SHIM_LOCAL bool onward_prepare(struct onward *);

#endif
