/* An epoll set is closed, a file gets its number, and somebody still waits for the set.
 * finds: use-after-close
 * opened: open_the_file
 * used: wait_for_it
 * was-opened: make_the_set
 * was-closed: close_the_set
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/epoll.h>

static SEEN int make_the_set(void) { return epoll_create1(EPOLL_CLOEXEC); }

static SEEN void close_the_set(int fd) { need(!close(fd)); }

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void wait_for_it(int fd)
{
    struct epoll_event event;

    need_error(EINVAL, epoll_wait(fd, &event, 1, 0));
}

int main(void)
{
    const int fd = make_the_set();

    close_the_set(fd);
    const int file = open_the_file();
    need(file == fd);
    wait_for_it(fd);
    need(!close(file));
}
