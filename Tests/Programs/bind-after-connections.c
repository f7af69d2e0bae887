/* With SO_REUSEADDR a server that is started again gets its port although its connections live
 * on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET);
    struct line line;
    struct at place;

    set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    need(bind_to(fd, at("127.0.0.1", 0)));
    need(listen(fd, 5));
    line = line_to(fd);
    place = own(fd);
    close(fd);
    fd = stream(AF_INET);
    say("without SO_REUSEADDR", bind_to(fd, place));
    close(fd);
    fd = stream(AF_INET);
    set_option(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    say("with", bind_to(fd, place));
    say("listen", listen(fd, 5));
    say("the old line", tell(line.client, "still here"));
    hear("its server", line.server);
}
