/* ppoll() and pselect() let a blocked signal through while they wait.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static volatile sig_atomic_t rung;
static void ring(int number) { rung += number == SIGUSR1; }

int main(void)
{
    struct line line = line_on("127.0.0.1");
    struct pollfd ask = {.fd = line.server, .events = POLLIN};
    const struct timespec long_time = {.tv_sec = 5};
    struct sigaction action = {.sa_handler = ring};
    sigset_t block, open;
    fd_set in;

    sigaction(SIGUSR1, &action, NULL);
    sigemptyset(&block);
    sigprocmask(SIG_SETMASK, &block, &open);
    sigaddset(&block, SIGUSR1);
    sigprocmask(SIG_BLOCK, &block, NULL);
    raise(SIGUSR1);
    say("ppoll", ppoll(&ask, 1, &long_time, &open));
    raise(SIGUSR1);
    FD_ZERO(&in);
    FD_SET(line.server, &in);
    say("pselect", pselect(line.server + 1, &in, NULL, NULL, &long_time, &open));
    say("signals", rung);
    tell(line.client, "x");
    say("ppoll", ppoll(&ask, 1, &long_time, &open));
    say_bits("bits", (unsigned)ask.revents);
}
