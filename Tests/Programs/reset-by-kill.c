/* A killed process ends its connections, orderly or by reset as close() would.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    for (int unread = 0; unread < 2; unread++) {
        struct line line = line_on("127.0.0.1");
        const pid_t child = fork();

        if (child == 0)
            pause();
        close(line.server);
        if (unread)
            tell(line.client, "never read");
        settle();
        say_poll("while it lives", line.client);
        kill(child, SIGKILL);
        say_child("child", child);
        settle();
        say_poll("poll", line.client);
        hear("read", line.client);
    }
}
