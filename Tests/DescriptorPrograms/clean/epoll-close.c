/* A watched socket is closed, and the kernel takes it out of the set; its number is watched anew.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../watch.h"

int main(void)
{
    const struct watched watched = watch_a_pair();
    struct epoll_event event = {.events = EPOLLOUT};
    int ends[2];

    need(!close(watched.near) && !pipe2(ends, O_CLOEXEC) && ends[0] == watched.near);
    need(!epoll_ctl(watched.set, EPOLL_CTL_ADD, ends[1], &event) && events_of(watched.set) == 1);
    need(!close(ends[0]) && !close(ends[1]) && !close(watched.far) && !close(watched.set));
}
