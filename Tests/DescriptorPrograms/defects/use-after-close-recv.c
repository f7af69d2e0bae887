/* A closed socket is received from.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: hear_from_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void hear_from_it(int fd)
{
    char byte;

    need_error(EBADF, recv(fd, &byte, 1, 0));
}

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    hear_from_it(fd);
}
