/* A connect() that waits for room is refused when the listener goes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = bound(SOCK_STREAM, "127.0.0.1", 0), client[3];

    need(listen(fd, 0));
    for (int i = 0; i < 3; i++) {
        client[i] = stream(AF_INET);
        nonblocking(client[i]);
        say("connect", dial(client[i], own(fd)));
        settle();
    }
    close(fd);
    struct pollfd wait = {.fd = client[2], .events = POLLOUT};
    say("poll", poll(&wait, 1, 5000));
    say_bits("the waiting one", (unsigned)wait.revents);
    say_error("its error", client[2]);
}
