/* A timer is closed twice.
 * finds: double-close
 * opened: make_the_timer
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/timerfd.h>

static SEEN int make_the_timer(void) { return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = make_the_timer();

    need(fd != -1);
    close_it(fd);
    close_it_again(fd);
}
