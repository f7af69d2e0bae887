/* Datagram sockets, bound and connected, live on across exec.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(int count, char **words)
{
    if (count > 1) {
        int there = know(atoi(words[1]), "there"), here = know(atoi(words[2]), "here");
        say_own("bound", there);
        say_own("connected, own", here);
        say_peer("connected, peer", here);
        hear("queued before", there);
        say("send", tell(here, "after"));
        hear("sent after", there);
        say("a stranger's", send_to(dgram(AF_INET), "strange", own(here)));
        send_to(there, "friend", own(here));
        hear("only the friend", here);
        say("type", option(here, SOL_SOCKET, SO_TYPE));
        return 0;
    }
    int there = bound(SOCK_DGRAM, "127.0.0.1", 0), here = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char first[12], second[12];
    need(dial(here, own(there)));
    tell(here, "before");
    snprintf(first, sizeof first, "%d", there);
    snprintf(second, sizeof second, "%d", here);
    execl("/proc/self/exe", words[0], first, second, NULL);
    return 1;
}
