/* The path of a socket is longer than the sockaddr that is to take it.
 * finds: addr-truncated
 * call: ask_for_the_path
 * SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

static SEEN void ask_for_the_path(int fd)
{
    struct sockaddr address;
    socklen_t length = sizeof address;

    need(!getsockname(fd, &address, &length) && length > sizeof address);
}

int main(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/descriptors-socket-%d", getpid());
    need(!bind(fd, (struct sockaddr *)&address, sizeof address) && !unlink(address.sun_path));
    ask_for_the_path(fd);
    need(!close(fd));
}
