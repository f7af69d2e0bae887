/* A child closes what it inherited, a watched socket among it; its parent goes on to watch.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../watch.h"

static struct watched watched;

static SEEN void close_all(void)
{
    need(!close(watched.near) && !close(watched.far) && !close(watched.set));
}

int main(void)
{
    watched = watch_a_pair();
    in_child(close_all);
    need(write(watched.far, "x", 1) == 1 && events_of(watched.set) == 1);
    need(!close(watched.near) && !close(watched.far) && !close(watched.set));
}
