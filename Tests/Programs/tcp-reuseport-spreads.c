/* SO_REUSEPORT spreads connections over listeners.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd[2] = {stream(AF_INET), stream(AF_INET)}, count[2] = {0};

    for (int i = 0; i < 2; i++) {
        set_option(fd[i], SOL_SOCKET, SO_REUSEPORT, 1);
        need(bind_to(fd[i], i ? own(fd[0]) : at("127.0.0.1", 0)));
        need(listen(fd[i], 100));
        nonblocking(fd[i]);
    }
    for (int i = 0; i < 64; i++)
        dialled(own(fd[0]));
    settle();
    for (int i = 0; i < 2; i++)
        while (accept(fd[i], NULL, NULL) >= 0)
            count[i]++;
    say("in all", count[0] + count[1]);
    claim("both got some", count[0] && count[1]);
    close(fd[0]);
    dialled(own(fd[1]));
    settle();
    did("the one that stays", accept(fd[1], NULL, NULL));
}
