/* The congestion algorithm is chosen by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <netinet/tcp.h>

int main(void)
{
    int fd = stream(AF_INET);
    char name[20] = "";
    socklen_t length = sizeof name;

    say("get", getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length));
    claim("has a name", name[0] != 0);
    say("length", length);
    say("reno", setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "reno", 4));
    say("get", getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length));
    printf("%s\n", name);
    say("nonsense", setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "nonsense", 8));
    length = 3;
    say("get 3 bytes", getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length));
    say("length", length);
    say("no name", setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "", 0));
    say("ulp nonsense", setsockopt(fd, IPPROTO_TCP, TCP_ULP, "nonsense", 8));
}
