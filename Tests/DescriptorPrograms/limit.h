/* limit.h — how many descriptors there may be.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef LIMIT_H
#define LIMIT_H

#include "descriptors.h"

#include <sys/resource.h>

/* Numbers are below the limit from now on. Returns what the limit was. */
UNUSED static rlim_t limit_numbers(rlim_t limit)
{
    struct rlimit now;

    need(!getrlimit(RLIMIT_NOFILE, &now));
    const rlim_t before = now.rlim_cur;
    now.rlim_cur = limit;
    need(!setrlimit(RLIMIT_NOFILE, &now));
    return before;
}

#endif
