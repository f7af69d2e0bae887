/* With SA_RESTART accept and recv go on after a signal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static volatile sig_atomic_t rung;
static void ring(int number) { rung += number == SIGALRM; }
static struct line line;
static int fd;
static void *later(void *none)
{
    usleep(150000);
    dialled(own(fd));
    usleep(150000);
    tell(line.client, "x");
    return none;
}

int main(void)
{
    const struct itimerval soon = {.it_value = {.tv_usec = 50000}};
    struct sigaction action = {.sa_handler = ring, .sa_flags = SA_RESTART};
    sigset_t alarms;
    pthread_t thread;
    char byte;

    line = line_on("127.0.0.1");
    fd = listener("127.0.0.1", 0);
    sigaction(SIGALRM, &action, NULL);
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &alarms, NULL);
    pthread_create(&thread, NULL, later, NULL);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    did("accept", accept(fd, NULL, NULL));
    setitimer(ITIMER_REAL, &soon, NULL);
    say("recv", recv(line.server, &byte, 1, 0));
    pthread_join(thread, NULL);
    say("signals", rung);
}
