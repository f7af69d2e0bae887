/* Stream calls on a datagram socket, and the other way round.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = bound(SOCK_DGRAM, "127.0.0.1", 0);
    struct line line = line_on("127.0.0.1");
    struct msghdr none = {0};

    say("listen", listen(fd, 5));
    say("accept", accept(fd, NULL, NULL));
    say("MSG_OOB", recv(fd, NULL, 0, MSG_OOB | MSG_DONTWAIT));
    say("atmark", ioctl(fd, 0x8905 /* SIOCATMARK */, &(int){0}));
    say("empty message on a stream", sendmsg(line.client, &none, 0));
    say("waitall on a datagram", (send_to(dgram(AF_INET), "ab", own(fd)), settle(),
                                  recv(fd, &(char[4]){0}, 4, MSG_WAITALL)));
}
