/* SO_ERROR tells that nobody was there, and clears it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET);

    need(dial(fd, nobody(SOCK_DGRAM, "127.0.0.1")));
    say("send", tell(fd, "x"));
    settle();
    say_error("error", fd);
    say_error("again", fd);
    say("send", tell(fd, "x"));
    settle();
    say("connect elsewhere", dial(fd, own(bound(SOCK_DGRAM, "127.0.0.1", 0))));
    say_error("error", fd);
}
