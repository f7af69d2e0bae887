/* family.c — a process that forks three workers, of which the third becomes the program anew. Each
 * has regions of the same names, under numbers of its own, and uses CPU time in a function for
 * each. So many rounds of 4 ms; or, with 0, until the input ends, and then with new workers for as
 * many rounds as the second argument says. SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

#include <backlot/profile.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 3 };

static int stop[2]; /* a pipe: its end is that of workers without a number of rounds */
static int begun;   /* each tells it of its first round */

__attribute__((noinline)) void burnOutside(void) { burn(1000); }
__attribute__((noinline)) void burnOuter(void) { burn(1000); }
__attribute__((noinline)) void burnInner(void) { burn(2000); }
__attribute__((noinline)) void burnMaster(void) { burn(30000); }
__attribute__((noinline)) void burnForked(void) { burn(20000); }

static void work(int rounds)
{
    struct pollfd end = {.fd = stop[0], .events = POLLIN};

    for (int i = 0; rounds ? i < rounds : poll(&end, 1, 0) == 0; i++) {
        burnOutside();
        BACKLOT_REGION("outer")
        {
            burnOuter();
            BACKLOT_REGION("inner") burnInner();
        }
        if (i == 0)
            (void)!write(begun, "", 1);
    }
}

/* The parent's region goes on in the child until that ends it. */
static void work_as(int number, int rounds)
{
    char name[32];

    burnForked();
    backlot_region_end(backlot_region_named("fork"));
    for (int i = 0; i < number; i++) {
        snprintf(name, sizeof(name), "of worker %d alone, %d", number, i);
        backlot_region_named(name);
    }
    work(rounds);
}

static void become_worker(int rounds)
{
    char words[3][16];

    snprintf(words[0], sizeof(words[0]), "%d", rounds);
    snprintf(words[1], sizeof(words[1]), "%d", stop[0]);
    snprintf(words[2], sizeof(words[2]), "%d", begun);
    execl("/proc/self/exe", "family", words[0], words[1], words[2], NULL);
    _exit(1);
}

static void make_workers(int rounds)
{
    for (int i = 0; i < WORKERS; i++) {
        const backlot_region region = backlot_region_named("fork");

        backlot_region_begin(region);
        if (fork() == 0) {
            close(stop[1]);
            if (i == WORKERS - 1)
                become_worker(rounds);
            work_as(i, rounds);
            _exit(0);
        }
        backlot_region_end(region);
    }
}

static void wait_for_workers(void)
{
    while (wait(NULL) > 0)
        ;
}

static void wait_for_first_rounds(int pipe)
{
    char byte;

    for (int i = 0; i < WORKERS; i++)
        (void)!read(pipe, &byte, 1);
}

static void wait_for_input_to_end(void)
{
    char byte;

    puts("up");
    fflush(stdout);
    while (read(STDIN_FILENO, &byte, 1) == 1)
        ;
}

int main(int count, char *arguments[])
{
    const int rounds = count > 1 ? atoi(arguments[1]) : 0;
    int first[2];

    if (count > 3) {
        stop[0] = atoi(arguments[2]);
        begun = atoi(arguments[3]);
        work(rounds);
        return 0;
    }
    if (pipe(stop) < 0 || pipe(first) < 0)
        return 1;
    begun = first[1];
    BACKLOT_REGION("master") burnMaster();
    make_workers(rounds);
    if (!rounds) {
        wait_for_first_rounds(first[0]);
        wait_for_input_to_end();
        close(stop[1]);
        wait_for_workers();
        make_workers(count > 2 ? atoi(arguments[2]) : 1);
    }
    wait_for_workers();
    return 0;
}
