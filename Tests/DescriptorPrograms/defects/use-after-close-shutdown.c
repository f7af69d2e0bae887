/* A closed socket is shut down.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: shut_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void shut_it(int fd) { need_error(EBADF, shutdown(fd, SHUT_RDWR)); }

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    shut_it(fd);
}
