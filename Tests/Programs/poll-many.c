/* poll() counts what is ready, ignores negative numbers and marks closed ones.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    struct pollfd ask[] = {{-1, POLLIN, 77},
                           {line.server, POLLIN, 77},
                           {1000, POLLIN, 77},
                           {line.client, POLLIN | POLLOUT, 77}};

    tell(line.client, "x");
    settle();
    say("poll", poll(ask, 4, 0));
    for (int i = 0; i < 4; i++)
        say_bits("bits", (unsigned)ask[i].revents);
    say("nothing", poll(NULL, 0, 1));
}
