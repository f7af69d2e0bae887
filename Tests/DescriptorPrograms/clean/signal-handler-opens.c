/* A signal handler opens, writes and closes, while the program does the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/time.h>

static volatile sig_atomic_t calls;

static SEEN void note_the_time(int number)
{
    const int error = errno, file = open("/dev/null", O_WRONLY | O_CLOEXEC);

    need(number == SIGPROF && write(file, "x", 1) == 1 && !close(file));
    errno = error;
    calls++;
}

int main(void)
{
    const struct itimerval often = {{.tv_usec = 1000}, {.tv_usec = 1000}}, never = {0};

    signal(SIGPROF, note_the_time);
    need(!setitimer(ITIMER_PROF, &often, NULL));
    while (calls < 20)
        need(!close(a_file()));
    need(!setitimer(ITIMER_PROF, &never, NULL));
}
