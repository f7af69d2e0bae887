/* A watched socket is taken out of the set and closed, though a copy of it is open.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../watch.h"

int main(void)
{
    const struct watched watched = watch_a_pair();
    const int copy = fcntl(watched.near, F_DUPFD_CLOEXEC, 0);

    need(!epoll_ctl(watched.set, EPOLL_CTL_DEL, watched.near, NULL) && !close(watched.near));
    need(write(watched.far, "x", 1) == 1 && events_of(watched.set) == 0);
    need(!close(copy) && !close(watched.far) && !close(watched.set));
}
