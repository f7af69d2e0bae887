/* A socket that connects to its own address talks to itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(bound(SOCK_STREAM, "127.0.0.1", 0), "self");

    say("connect", dial(fd, own(fd)));
    say_peer("peer", fd);
    say("send", tell(fd, "echo"));
    hear("receive", fd);
}
