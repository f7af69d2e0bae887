/* An event counter is closed twice.
 * finds: double-close
 * opened: make_the_counter
 * closed: close_it
 * again: close_it_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/eventfd.h>

static SEEN int make_the_counter(void) { return eventfd(0, EFD_CLOEXEC); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void close_it_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = make_the_counter();

    need(fd != -1);
    close_it(fd);
    close_it_again(fd);
}
