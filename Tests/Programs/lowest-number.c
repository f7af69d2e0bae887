/* A socket gets the lowest free descriptor number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int null = open("/dev/null", O_RDONLY), fd[4];

    for (int i = 0; i < 4; i++)
        fd[i] = stream(i % 2 ? AF_INET6 : AF_INET);
    claim("one after the other", fd[0] == null + 1 && fd[3] == null + 4);
    need(bind_to(fd[0], at("127.0.0.1", 0)));
    need(listen(fd[0], 5));
    close(fd[1]);
    need(dial(fd[2], own(fd[0])));
    claim("accept takes the gap", accept(fd[0], NULL, NULL) == fd[1]);
    close(fd[1]);
    claim("dup takes the gap", dup(fd[0]) == fd[1]);
    claim("next is next", open("/dev/null", O_RDONLY) == null + 5);
}
