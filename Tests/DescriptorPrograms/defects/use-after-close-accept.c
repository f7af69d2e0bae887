/* A closed listener accepts.
 * finds: use-after-close
 * opened: make_the_listener
 * closed: close_it
 * used: accept_at_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN int make_the_listener(void) { return a_listener(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void accept_at_it(int fd) { need_error(EBADF, accept(fd, NULL, NULL)); }

int main(void)
{
    const int fd = make_the_listener();

    need(fd != -1);
    close_it(fd);
    accept_at_it(fd);
}
