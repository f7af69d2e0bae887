/* Numbers far beyond any table are marked and closed, which is nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

int main(void)
{
    need(!close_range(0x80000000, ~0u, CLOSE_RANGE_CLOEXEC));
    need(!close_range(0x7fffffff, ~0u, CLOSE_RANGE_CLOEXEC));
    need(!close_range(0x80000000, ~0u, 0));
}
