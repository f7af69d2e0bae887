/* A server that finds its client on descriptors 0 and 1, as inetd starts it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        char text[100] = "";
        struct at peer = {.length = sizeof peer.room};
        need(getpeername(0, &peer.any, &peer.length));
        if (fgets(text, sizeof text, stdin) == NULL)
            return 1;
        text[strcspn(text, "\n")] = 0;
        printf("%s heard from %s\n", text, inet_ntoa(peer.v4.sin_addr));
        return 0;
    }
    struct line line = line_on("127.0.0.1");
    const pid_t child = fork();
    if (child == 0) {
        dup2(line.server, 0);
        dup2(line.server, 1);
        closefrom(3);
        execl("/proc/self/exe", words[0], "serve", NULL);
        exit(1);
    }
    close(line.server);
    tell(line.client, "greetings\n");
    say_child("child", child);
    hear("client", line.client);
    hear("client, end", line.client);
    return 0;
}
