/* SO_TIMESTAMP and SO_TIMESTAMPNS tell when a datagram came, and SIOCGSTAMP the last one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);

    send_to(fd, "before", own(there));
    say_control("without", there);
    set_option(there, SOL_SOCKET, SO_TIMESTAMP, 1);
    send_to(fd, "usual", own(there));
    say_control("SO_TIMESTAMP", there);
    set_option(there, SOL_SOCKET, SO_TIMESTAMPNS, 1);
    send_to(fd, "fine", own(there));
    say_control("SO_TIMESTAMPNS", there);
}
