/* A closed file is to be passed on through a socket.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: pass_it_on
 * SPDX-License-Identifier: Apache-2.0 */
#include "../passing.h"

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void pass_it_on(int to, int fd) { need_error(EBADF, send_descriptor(to, fd)); }

int main(void)
{
    int pair[2];
    const int fd = open_the_file();

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    close_it(fd);
    pass_it_on(pair[0], fd);
    need(!close(pair[0]) && !close(pair[1]));
}
