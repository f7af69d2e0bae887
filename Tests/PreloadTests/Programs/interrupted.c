/* Twenty processes ask for a user again and again, and a signal handler of theirs for users whose
 * entries are longer each time. Prints how many came to an end.
 * SPDX-License-Identifier: Apache-2.0 */
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROCESSES = 20, LONG_ENTRIES = 8 };

static volatile sig_atomic_t asked;

static void on_signal(int number)
{
    char name[] = {'l', 'o', 'n', 'g', (char)('0' + asked), '\0'};

    (void)number;
    if (asked < LONG_ENTRIES && getpwnam(name))
        asked++;
}

static void be_interrupted(long microseconds)
{
    const struct itimerval timer = {{0, microseconds}, {0, microseconds}};

    signal(SIGALRM, on_signal);
    getpwnam("alice");
    setitimer(ITIMER_REAL, &timer, NULL);
    while (asked < LONG_ENTRIES)
        getpwnam("alice");
    _exit(0);
}

int main(void)
{
    int ended = 0, status;

    for (int i = 0; i < PROCESSES; i++)
        if (fork() == 0)
            be_interrupted(150 + i);
    while (wait(&status) > 0)
        ended += status == 0;
    printf("%d of %d\n", ended, PROCESSES);
}
