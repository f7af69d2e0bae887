/* An array whose entries were never filled in is closed.
 * finds: bad-fd
 * call: close_them
 * count: 3
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_them(const int *fds, int amount)
{
    for (int i = 0; i < amount; i++)
        need_error(EBADF, close(fds[i]));
}

int main(void) { close_them((int[]){-1, -1, -1}, 3); }
