/* listen() binds a socket that is not bound.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    for (int i = 0; i < 2; i++) {
        int fd = stream(i ? AF_INET6 : AF_INET);

        say("listen", listen(fd, 5));
        claim("has a port", port_of(fd) != 0);
        know(fd, "server");
        say_own("own", fd);
        did("connect", dialled(at(i ? "::1" : "127.0.0.1", port_of(fd))));
        did("accept", accept(fd, NULL, NULL));
    }
}
