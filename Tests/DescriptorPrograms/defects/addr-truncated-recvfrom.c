/* The sender of a datagram is asked for with four bytes of room: what comes is its port, and
 * nothing of its address.
 * finds: addr-truncated
 * call: hear_a_datagram
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <netinet/in.h>

static SEEN void hear_a_datagram(int fd)
{
    struct sockaddr_in sender;
    socklen_t length = 4;
    char byte;

    need(recvfrom(fd, &byte, 1, 0, (struct sockaddr *)&sender, &length) == 1);
    need(length == sizeof sender);
}

int main(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    need(!bind(fd, (struct sockaddr *)&address, length));
    need(!getsockname(fd, (struct sockaddr *)&address, &length));
    need(sendto(fd, "x", 1, 0, (struct sockaddr *)&address, length) == 1);
    hear_a_datagram(fd);
    need(!close(fd));
}
