/* An epoll set is never closed; what it watched is.
 * finds: fd-leak
 * opened: make_the_set
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN int make_the_set(void) { return epoll_create1(EPOLL_CLOEXEC); }

int main(void)
{
    struct epoll_event event = {.events = EPOLLIN};
    int pair[2];
    const int set = make_the_set();

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    need(!epoll_ctl(set, EPOLL_CTL_ADD, pair[0], &event));
    need(!close(pair[0]) && !close(pair[1]));
}
