/* A refused non-blocking connect() tells it to who reads or writes, once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);

    nonblocking(fd);
    say("connect", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    settle();
    hear_with("read", fd, 10, 0);
    hear_with("read again", fd, 10, 0);
    say("write", tell(fd, "x"));
    fd = stream(AF_INET);
    nonblocking(fd);
    say("connect", dial(fd, nobody(SOCK_STREAM, "127.0.0.1")));
    settle();
    say("write", tell(fd, "x"));
    say("write again", tell(fd, "x"));
    say_error("error", fd);
}
