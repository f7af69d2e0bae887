/* A listener lives on in its copy.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = know(listener("127.0.0.1", 0), "server"), copy = fcntl(fd, F_DUPFD_CLOEXEC, 40);
    struct at place = own(fd);

    close(fd);
    say_own("copy", copy);
    did("connect", dialled(place));
    did("accept", accept(copy, NULL, NULL));
    say("bind", bind_to(stream(AF_INET), place));
    close(copy);
    say("connect", dial(stream(AF_INET), place));
}
