/* A closed file is to be sent through a socket, which is open.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: send_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/sendfile.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void send_it(int to, int fd) { need_error(EBADF, sendfile(to, fd, NULL, 10)); }

int main(void)
{
    int pair[2];
    const int fd = open_the_file();

    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
    close_it(fd);
    send_it(pair[0], fd);
    need(!close(pair[0]) && !close(pair[1]));
}
