/* wait.h — waiting for events on descriptors of which some are ours.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WAIT_H
#define WAIT_H

#include "shim.h"

#include <poll.h>
#include <signal.h>
#include <time.h>

/* ppoll(), with the answers translated. `timeout` NULL: for ever. */
SHIM_LOCAL int wait_for(struct pollfd *, nfds_t count, const struct timespec *timeout,
                        const sigset_t *mask);

/* When to give up waiting, and how long that is from now. */
struct deadline {
    bool never;
    struct timespec at;
};

SHIM_LOCAL struct deadline deadline_after(const struct timespec *timeout);

/* What is left; at most 5 ms while connection attempts wait for room. Returns NULL for ever. */
SHIM_LOCAL const struct timespec *deadline_left(const struct deadline *, struct timespec *out);
SHIM_LOCAL bool deadline_passed(const struct deadline *);

#endif
