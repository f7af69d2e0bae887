/* A connection lives on across exec, with both names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        int client = atoi(words[1]), server = atoi(words[2]);
        know(client, "client");
        know(server, "server");
        say_own("client's own", client);
        say_peer("client's peer", client);
        say_own("server's own", server);
        say_peer("server's peer", server);
        hear("sent before", server);
        tell(server, "after");
        hear("sent after", client);
        say("nodelay", option(client, IPPROTO_TCP, 1 /* TCP_NODELAY */));
        reset(client);
        settle();
        hear("reset", server);
        return 0;
    }
    struct line line = line_on("127.0.0.1");
    char client[12], server[12];
    set_option(line.client, IPPROTO_TCP, 1, 1);
    tell(line.client, "before");
    snprintf(client, sizeof client, "%d", line.client);
    snprintf(server, sizeof server, "%d", line.server);
    execl("/proc/self/exe", words[0], client, server, NULL);
    return 1;
}
