/* Parent and child share one connection; the peer sees an end when both have closed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("::1");
    const pid_t child = fork();

    if (child == 0) {
        tell(line.client, "child ");
        exit(0);
    }
    say_child("child", child);
    tell(line.client, "parent");
    settle();
    hear("server", line.server);
    say_poll("server", line.server);
    close(line.client);
    say_poll("server", line.server);
}
