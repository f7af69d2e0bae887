/* sampler.c — SPDX-License-Identifier: Apache-2.0 */
#include "region_sampler.h"

#include <errno.h>

int region_sampler_start(const struct region_sampler_wish *wish)
{
    (void)wish;
    return -ENOSYS;
}
