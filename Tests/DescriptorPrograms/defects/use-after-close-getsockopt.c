/* A closed socket is asked for its error.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: ask_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void ask_it(int fd)
{
    int error;
    socklen_t length = sizeof error;

    need_error(EBADF, getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length));
}

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    ask_it(fd);
}
