/* Values that are too short are refused, longer ones taken; answers are cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);
    int value[2] = {1, 1};
    char bytes[8];
    socklen_t length;

    for (socklen_t size = 0; size <= 8; size += 1 + (size > 3)) {
        printf("%u bytes\n", size);
        say("  SO_KEEPALIVE", setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, value, size));
        say("  TCP_NODELAY", setsockopt(fd, IPPROTO_TCP, 1, value, size));
        say("  IP_TTL", setsockopt(fd, IPPROTO_IP, IP_TTL, value, size));
        say("  IPV6_V6ONLY", setsockopt(stream(AF_INET6), IPPROTO_IPV6, IPV6_V6ONLY, value, size));
        say("  IPV6_UNICAST_HOPS",
            setsockopt(stream(AF_INET6), IPPROTO_IPV6, IPV6_UNICAST_HOPS, value, size));
        length = size;
        memset(bytes, 0xEE, sizeof bytes);
        say("  get SO_TYPE", getsockopt(fd, SOL_SOCKET, SO_TYPE, bytes, &length));
        printf("  length %u, bytes %02x %02x\n", length, bytes[0] & 255, bytes[1] & 255);
        length = size;
        memset(bytes, 0xEE, sizeof bytes);
        say("  get IP_TTL", getsockopt(fd, IPPROTO_IP, IP_TTL, bytes, &length));
        printf("  length %u, bytes %02x %02x\n", length, bytes[0] & 255, bytes[1] & 255);
        length = size;
        say("  get TCP_NODELAY", getsockopt(fd, IPPROTO_TCP, 1, bytes, &length));
        printf("  length %u\n", length);
    }
}
