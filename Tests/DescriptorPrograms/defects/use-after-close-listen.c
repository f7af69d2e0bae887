/* A closed socket listens.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: listen_at_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void listen_at_it(int fd) { need_error(EBADF, listen(fd, 5)); }

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    listen_at_it(fd);
}
