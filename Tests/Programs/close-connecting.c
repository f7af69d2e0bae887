/* A socket that is closed while it waits for room in the queue is not met later.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = bound(SOCK_STREAM, "127.0.0.1", 0), waiting = stream(AF_INET);

    need(listen(fd, 0));
    tell(dialled(own(fd)), "first");
    nonblocking(waiting);
    say("connect", dial(waiting, own(fd)));
    close(waiting);
    hear("accepted", (int)need(accept(fd, NULL, NULL)));
    tell(dialled(own(fd)), "third");
    hear("accepted", (int)need(accept(fd, NULL, NULL)));
    nonblocking(fd);
    say("nobody else", accept(fd, NULL, NULL));
}
