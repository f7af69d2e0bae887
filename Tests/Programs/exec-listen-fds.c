/* A server that finds its listeners from descriptor 3 on, as a socket activator starts it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        say("listeners", atoi(getenv("LISTEN_FDS")));
        claim("for us", atoi(getenv("LISTEN_PID")) == getpid());
        for (int fd = 3; fd < 5; fd++) {
            say("family", option(fd, SOL_SOCKET, SO_DOMAIN));
            say("listens", option(fd, SOL_SOCKET, SO_ACCEPTCONN));
            tell((int)need(accept(fd, NULL, NULL)), "welcome");
        }
        return 0;
    }
    int four = listener("127.0.0.1", 0), six = listener("::1", 0);
    const pid_t child = fork();
    if (child == 0) {
        char pid[12];
        snprintf(pid, sizeof pid, "%d", getpid());
        dup2(four, 103);
        dup2(six, 104);
        dup2(103, 3);
        dup2(104, 4);
        closefrom(5);
        setenv("LISTEN_FDS", "2", 1);
        setenv("LISTEN_PID", pid, 1);
        execl("/proc/self/exe", words[0], "serve", NULL);
        exit(1);
    }
    struct at places[] = {own(four), own(six)};
    close(four);
    close(six);
    int clients[] = {dialled(places[0]), dialled(places[1])};
    say_child("child", child);
    for (int i = 0; i < 2; i++)
        hear("client", clients[i]);
    return 0;
}
