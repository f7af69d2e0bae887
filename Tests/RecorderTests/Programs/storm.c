/* storm.c — when the input ends, forks so many children in a region, 50 at a time, which go into
 * one of their own and end; then says "calm", and waits to be killed. SPDX-License-Identifier:
 * Apache-2.0 */
#include <backlot/profile.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AT_ONCE = 50 };

static void wait_for_input_to_end(void)
{
    char byte;

    while (read(STDIN_FILENO, &byte, 1) == 1)
        ;
}

static void wait_for_children(void)
{
    while (wait(NULL) > 0)
        ;
}

static void storm(int children)
{
    for (int i = 0; i < children; i++) {
        if (fork() == 0) {
            BACKLOT_REGION("short") {}
            _exit(0);
        }
        if (i % AT_ONCE == AT_ONCE - 1)
            wait_for_children();
    }
    wait_for_children();
}

int main(int count, char *arguments[])
{
    puts("up");
    fflush(stdout);
    wait_for_input_to_end();
    BACKLOT_REGION("storm") storm(count > 1 ? atoi(arguments[1]) : 0);
    puts("calm");
    fflush(stdout);
    pause();
    return 0;
}
