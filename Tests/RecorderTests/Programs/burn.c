/* burn.c — uses twice as much CPU time in burnB as in burnA: so many milliseconds in all, or, with
 * 0, until its input ends. Exits with the second argument.
 * SPDX-License-Identifier: Apache-2.0 */
#include "burn.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

__attribute__((noinline)) void burnA(void) { burn(1000); }
__attribute__((noinline)) void burnB(void) { burn(2000); }

int main(int count, char *arguments[])
{
    const long rounds = count > 1 ? atol(arguments[1]) / 3 : 0;
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

    (void)!write(STDOUT_FILENO, "up\n", 3);
    for (long i = 0; rounds ? i < rounds : poll(&input, 1, 0) == 0; i++) {
        burnA();
        burnB();
    }
    return count > 2 ? atoi(arguments[2]) : 0;
}
