/* Who is not connected cannot send, and hears SIGPIPE unless it asked not to.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static volatile sig_atomic_t pipes;
static void count(int number) { pipes += number == SIGPIPE; }

int main(void)
{
    int fd = stream(AF_INET);

    signal(SIGPIPE, count);
    say("write", write(fd, "x", 1));
    say("send", send(fd, "x", 1, 0));
    say("MSG_NOSIGNAL", send(fd, "x", 1, MSG_NOSIGNAL));
    say("nothing", send(fd, "", 0, MSG_NOSIGNAL));
    say("listener", send(listener("::1", 0), "x", 1, MSG_NOSIGNAL));
    say("sendto", send_to(fd, "x", at("127.0.0.1", 1)));
    say("signals", pipes);
}
