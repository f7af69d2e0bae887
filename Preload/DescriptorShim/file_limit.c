/* SPDX-License-Identifier: Apache-2.0 */
#include "file_limit.h"
#include "direct.h"

#include <sys/resource.h>

bool file_limit_allows(uint64_t size)
{
    struct rlimit limit;

    return direct_call4(SYS_prlimit64, 0, RLIMIT_FSIZE, 0, (long)&limit) == 0 &&
           (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= size);
}
