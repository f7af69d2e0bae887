/* select() for the end of a non-blocking connect().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void ask(int fd)
{
    struct timeval soon = {.tv_sec = 1};
    fd_set in, out;

    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(fd, &in);
    FD_SET(fd, &out);
    say("select", select(fd + 1, &in, &out, NULL, &soon));
    printf("read %d write %d\n", FD_ISSET(fd, &in) != 0, FD_ISSET(fd, &out) != 0);
    say_error("error", fd);
}

int main(void)
{
    int good = stream(AF_INET), bad = stream(AF_INET), listening = listener("127.0.0.1", 0);

    nonblocking(good);
    nonblocking(bad);
    say("connect", dial(good, own(listening)));
    ask(good);
    say("connect", dial(bad, nobody(SOCK_STREAM, "127.0.0.1")));
    ask(bad);
}
