/* An IPv6 socket is asked for its name with room for an IPv4 one.
 * finds: addr-truncated
 * call: ask_for_the_name
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <netinet/in.h>

static SEEN void ask_for_the_name(int fd)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;

    need(!getsockname(fd, (struct sockaddr *)&address, &length));
    need(length == sizeof(struct sockaddr_in6));
}

int main(void)
{
    const int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    need(fd != -1);
    ask_for_the_name(fd);
    need(!close(fd));
}
