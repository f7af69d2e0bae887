/* An address that the machine does not have cannot be bound, but by who asks for it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), six = stream(AF_INET6);

    say("192.0.2.77", bind_to(fd, at("192.0.2.77", 0)));
    say("2001:db8::77", bind_to(six, at("2001:db8::77", 0)));
    fd = stream(AF_INET);
    six = stream(AF_INET6);
    set_option(fd, IPPROTO_IP, IP_FREEBIND, 1);
    set_option(six, IPPROTO_IPV6, IPV6_FREEBIND, 1);
    say("192.0.2.77 with IP_FREEBIND", bind_to(fd, at("192.0.2.77", 0)));
    say("2001:db8::77 with IPV6_FREEBIND", bind_to(six, at("2001:db8::77", 0)));
}
