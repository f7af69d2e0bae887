/* Who is not connected has no peer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say_peer("fresh tcp", stream(AF_INET));
    say_peer("bound tcp", bound(SOCK_STREAM, "::1", 0));
    say_peer("listener", listener("127.0.0.1", 0));
    say_peer("fresh udp", dgram(AF_INET6));
    say_peer("bound udp", bound(SOCK_DGRAM, "127.0.0.1", 0));
    int fd = stream(AF_INET);
    dial(fd, nobody(SOCK_STREAM, "127.0.0.1"));
    say_peer("refused", fd);
}
