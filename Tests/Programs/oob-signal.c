/* SIGURG goes to the socket's owner.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static volatile sig_atomic_t urgent;
static void count(int number) { urgent += number == SIGURG; }

int main(void)
{
    struct line line = line_on("127.0.0.1");

    signal(SIGURG, count);
    say("owner", fcntl(line.server, F_SETOWN, getpid()));
    claim("F_GETOWN", fcntl(line.server, F_GETOWN) == getpid());
    send(line.client, "!", 1, MSG_OOB);
    settle();
    say("SIGURG", urgent);
    hear_with("urgent", line.server, 10, MSG_OOB);
}
