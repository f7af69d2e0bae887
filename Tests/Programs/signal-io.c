/* SIGIO goes to the owner of an asynchronous socket.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static volatile sig_atomic_t arrived;
static void count(int number) { arrived += number == SIGIO; }

int main(void)
{
    struct line line = line_on("127.0.0.1");
    int on = 1;

    signal(SIGIO, count);
    say("owner", fcntl(line.server, F_SETOWN, getpid()));
    say("FIOASYNC", ioctl(line.server, FIOASYNC, &on));
    say("before", arrived);
    tell(line.client, "x");
    settle();
    claim("data", arrived > 0);
    arrived = 0;
    close(line.client);
    settle();
    claim("end", arrived > 0);
}
