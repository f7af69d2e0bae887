/* The room for a peer's address is as large as a pointer: sizeof was taken of the wrong thing.
 * finds: addr-truncated
 * call: ask_for_the_peer
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <netinet/in.h>

static SEEN void ask_for_the_peer(int fd, struct sockaddr_in *address)
{
    socklen_t length = sizeof address;

    need(!getpeername(fd, (struct sockaddr *)address, &length));
    need(length == sizeof *address);
}

int main(void)
{
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(9), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    need(!connect(fd, (struct sockaddr *)&address, sizeof address));
    ask_for_the_peer(fd, &address);
    need(!close(fd));
}
