/* One source port serves two destinations, but not one destination twice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int one = listener("127.0.0.1", 0), two = listener("127.0.0.1", 0), fd[3];

    for (int i = 0; i < 3; i++) {
        fd[i] = stream(AF_INET);
        set_option(fd[i], SOL_SOCKET, SO_REUSEADDR, 1);
        need(bind_to(fd[i], i == 0 ? at("127.0.0.1", 0) : own(fd[0])));
    }
    say("to one", dial(fd[0], own(one)));
    say("to two", dial(fd[1], own(two)));
    say("to one again", dial(fd[2], own(one)));
}
