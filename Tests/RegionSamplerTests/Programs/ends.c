/* ends.c — burns CPU time in known functions and regions, says how much, and ends without anybody
 * being asked: `ends FILE WAY MILLISECONDS [timers | measured]`.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

#include <backlot/profile.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void burn(uint64_t most)
{
    const uint64_t from = cpu_time();

    while (cpu_time() - from < most) {
        burn_outside(200000);
        BACKLOT_REGION("outer")
        {
            burn_outer(200000);
            BACKLOT_REGION("inner") { burn_inner(200000); }
        }
    }
}

/* A little at a time, with rest in between: as a server does that waits for its next request. */
static void serve(uint64_t most)
{
    const struct timespec rest = {0, 20000000};

    for (const uint64_t from = cpu_time(); cpu_time() - from < most;) {
        burn(5000000);
        nanosleep(&rest, NULL);
    }
}

static void end(const char *way)
{
    char *const words[] = {"true", NULL};

    if (strcmp(way, "term") == 0)
        kill(getpid(), SIGTERM);
    if (strcmp(way, "_exit") == 0)
        _exit(7);
    if (strcmp(way, "abort") == 0)
        abort();
    if (strcmp(way, "crash") == 0)
        __builtin_trap();
    if (strcmp(way, "exec") == 0)
        execvp(words[0], words);
    kill(getpid(), SIGKILL);
}

int main(int count, char **words)
{
    struct backlot_profile_options options = {
        .size = sizeof(options),
        .takes_timers = count > 4 && strcmp(words[4], "timers") == 0,
        .measures = count > 4 && strcmp(words[4], "measured") == 0 ? BACKLOT_WALL_TIME : 0,
    };
    const uint64_t most = strtoull(words[3], NULL, 10) * 1000000;
    sigset_t none;

    /* Who runs tests may have blocked signals for itself, and so for us. */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGTERM, SIG_DFL);

    if (backlot_profile_start(words[1], &options) != 0) {
        puts(backlot_profile_problem());
        return 1;
    }
    if (strcmp(words[2], "serves") == 0)
        serve(most);
    else
        burn(most);
    printf("%lu\n", (unsigned long)cpu_time());
    fflush(stdout);
    end(words[2]);
    return 1;
}
