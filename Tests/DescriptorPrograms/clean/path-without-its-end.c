/* A server asks for its own path with as much room as it gave to bind(): one byte less than the
 * kernel has, which counts the NUL that stands there already. Another wants to know whether it is
 * at an IP address, and has room for one. SPDX-License-Identifier: Apache-2.0 */
#include "../unix.h"

#include <netinet/in.h>

static SEEN void ask_for_ip_address(int fd)
{
    struct sockaddr_in6 address;
    socklen_t length = sizeof address;

    need(!getsockname(fd, (struct sockaddr *)&address, &length) && length > sizeof address);
    need(address.sin6_family == AF_UNIX);
}

int main(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX}, again = {0};
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/descriptors-socket-%d", getpid());
    const socklen_t room = (socklen_t)(sizeof(sa_family_t) + strlen(address.sun_path));
    socklen_t length = room;
    need(!bind(fd, (struct sockaddr *)&address, room) && !unlink(address.sun_path));
    need(!getsockname(fd, (struct sockaddr *)&again, &length) && length == room + 1);
    need(!strcmp(address.sun_path, again.sun_path));
    ask_for_ip_address(fd);
    need(!close(fd));
}
