/* A child accepts from its parent's listener.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = know(listener(ip, 0), "server");
        const pid_t child = fork();

        if (child == 0) {
            int server = (int)need(accept(fd, NULL, NULL));
            say_own("child's own", server);
            hear("child", server);
            tell(server, "answer");
            exit(0);
        }
        int client = dialled(own(fd));
        tell(client, "question");
        say_child("child", child);
        hear("parent", client);
        hear("parent, end", client);
        close(fd);
    }
}
