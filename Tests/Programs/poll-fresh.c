/* A stream that is not connected hangs up; a datagram socket can be written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    say_poll("tcp", stream(AF_INET));
    say_poll("tcp v6", stream(AF_INET6));
    say_poll("udp", dgram(AF_INET));
    say_poll("bound tcp", bound(SOCK_STREAM, "127.0.0.1", 0));
    say_poll("bound udp", bound(SOCK_DGRAM, "::1", 0));
}
