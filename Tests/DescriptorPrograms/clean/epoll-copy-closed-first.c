/* The copy of a watched socket is closed first, then the socket itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../watch.h"

int main(void)
{
    const struct watched watched = watch_a_pair();
    const int copy = dup(watched.near);

    need(!close(copy) && write(watched.far, "x", 1) == 1 && events_of(watched.set) == 1);
    need(!close(watched.near) && events_of(watched.set) == 0);
    need(!close(watched.far) && !close(watched.set));
}
