/* Every function of the exec family hands sockets on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

extern char **environ;
static void start(int how, char *self, char **words)
{
    if (how == 0)
        execv(self, words);
    else if (how == 1)
        execvp(self, words);
    else if (how == 2)
        execvpe(self, words, environ);
    else if (how == 3)
        execlp(self, words[0], words[1], words[2], NULL);
    else if (how == 4)
        execle(self, words[0], words[1], words[2], NULL, environ);
    else if (how == 5)
        fexecve(open(self, O_RDONLY | O_CLOEXEC), words, environ);
    else
        execveat(AT_FDCWD, self, words, environ, 0);
    exit(1);
}

int main(int count, char **words)
{
    if (count > 2) {
        struct line line = {.client = atoi(words[1])};
        tell(line.client, words[2]);
        return option(line.client, SOL_SOCKET, SO_DOMAIN) == AF_INET ? 0 : 2;
    }
    struct line line = line_on("127.0.0.1");
    for (int how = 0; how < 7; how++) {
        char number[12], text[] = "how 0";
        char *arguments[] = {words[0], number, text, NULL};
        snprintf(number, sizeof number, "%d", line.client);
        text[4] = (char)('0' + how);
        const pid_t child = fork();
        if (child == 0)
            start(how, words[0], arguments);
        say_child("child", child);
        hear("heard", line.server);
    }
    return 0;
}
