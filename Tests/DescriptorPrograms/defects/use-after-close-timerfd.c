/* A closed timer is set.
 * finds: use-after-close
 * opened: make_the_timer
 * closed: close_it
 * used: set_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/timerfd.h>

static SEEN int make_the_timer(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void set_it(int fd)
{
    const struct itimerspec soon = {.it_value = {.tv_sec = 1}};

    need_error(EBADF, timerfd_settime(fd, 0, &soon, NULL));
}

int main(void)
{
    const int fd = make_the_timer();

    need(fd != -1);
    close_it(fd);
    set_it(fd);
}
