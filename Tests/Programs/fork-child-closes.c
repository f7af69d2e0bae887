/* A child's close() and exit do not end its parent's sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int fd = listener("127.0.0.1", 0), udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    struct at place = own(fd), post = own(udp);
    const pid_t child = fork();

    if (child == 0) {
        close(line.client);
        close(fd);
        close(udp);
        exit(0);
    }
    say_child("child", child);
    tell(line.client, "still here");
    hear("server", line.server);
    did("connect", dialled(place));
    did("accept", accept(fd, NULL, NULL));
    send_to(dgram(AF_INET), "letter", post);
    hear("datagram", udp);
    say("bind", bind_to(stream(AF_INET), place));
}
