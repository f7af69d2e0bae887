/* A watched socket is closed by fclose(), while the second stream made of it is open.
 * finds: epoll-stale
 * added: watch_it
 * closed: close_the_input
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN void watch_it(int set, int fd)
{
    struct epoll_event event = {.events = EPOLLIN};

    need(!epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
}

static SEEN void close_the_input(FILE *stream) { need(!fclose(stream)); }

int main(void)
{
    const int set = epoll_create1(EPOLL_CLOEXEC);
    int pair[2];

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    FILE *input = fdopen(pair[0], "r");
    FILE *output = fdopen(fcntl(pair[0], F_DUPFD_CLOEXEC, 0), "w");
    watch_it(set, pair[0]);
    close_the_input(input);
    need(!fclose(output) && !close(pair[1]) && !close(set));
}
