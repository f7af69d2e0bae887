/* deep.c — uses CPU time behind 40 KiB of stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

__attribute__((noinline)) static uint64_t down(int depth)
{
    volatile uint64_t frame[128] = {(uint64_t)depth};

    if (depth > 0)
        return down(depth - 1) + frame[0];
    burn(60000);
    return frame[0];
}

int main(void) { return down(40) == 0; }
