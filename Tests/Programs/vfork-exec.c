/* A vfork() child arranges descriptors and executes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        tell(0, "by standard input");
        say_peer("peer", (know(0, "client"), 0));
        return 0;
    }
    struct line line = line_on("127.0.0.1");
    const pid_t child = vfork();
    if (child == 0) {
        dup2(line.client, 0);
        close(line.client);
        close(line.server);
        execl("/proc/self/exe", words[0], "child", NULL);
        _exit(1);
    }
    say_child("child", child);
    hear("server", line.server);
    tell(line.server, "the parent's copy lives");
    hear("client", line.client);
    return 0;
}
