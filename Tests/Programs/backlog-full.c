/* When the queue is full connect() stays in progress, and goes on when there is room.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = bound(SOCK_STREAM, "127.0.0.1", 0), client[4];

    need(listen(fd, 1));
    for (int i = 0; i < 4; i++) {
        client[i] = stream(AF_INET);
        nonblocking(client[i]);
        say("connect", dial(client[i], own(fd)));
        settle();
    }
    for (int i = 0; i < 4; i++)
        say_poll("client", client[i]);
    say("the waiting one again", dial(client[3], own(fd)));
    say_error("its error", client[3]);
    say_peer("its peer", client[3]);
    say("write", tell(client[3], "too early"));
    hear_with("read", client[3], 10, MSG_DONTWAIT);
    for (int i = 0; i < 4; i++)
        did("accept", accept(fd, NULL, NULL));
    struct pollfd wait = {.fd = client[3], .events = POLLOUT};
    say("poll", poll(&wait, 1, 5000));
    say_bits("the waiting one", (unsigned)wait.revents);
    say("connect again", dial(client[3], own(fd)));
}
