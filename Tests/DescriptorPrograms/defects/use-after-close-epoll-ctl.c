/* A closed pipe's end is added to an epoll set.
 * finds: use-after-close
 * opened: make_the_pipe
 * closed: close_it
 * used: watch_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN void make_the_pipe(int *ends) { need(!pipe2(ends, O_CLOEXEC)); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void watch_it(int set, int fd)
{
    struct epoll_event event = {.events = EPOLLIN};

    need_error(EBADF, epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

int main(void)
{
    const int set = epoll_create1(EPOLL_CLOEXEC);
    int ends[2];

    make_the_pipe(ends);
    close_it(ends[0]);
    watch_it(set, ends[0]);
    need(!close(ends[1]) && !close(set));
}
