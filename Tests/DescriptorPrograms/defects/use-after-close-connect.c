/* A closed socket is connected.
 * finds: use-after-close
 * opened: make_the_socket
 * closed: close_it
 * used: connect_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/un.h>

static SEEN int make_the_socket(void) { return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void connect_it(int fd)
{
    const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/nowhere"};

    need_error(EBADF, connect(fd, (const struct sockaddr *)&address, sizeof address));
}

int main(void)
{
    const int fd = make_the_socket();

    need(fd != -1);
    close_it(fd);
    connect_it(fd);
}
