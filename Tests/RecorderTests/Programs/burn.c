/* burn.c — burns CPU time in burnA and twice as much in burnB, until it is told to stop by the end
 * of its input. SPDX-License-Identifier: Apache-2.0 */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static volatile uint64_t sum;

static uint64_t cpu(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

__attribute__((noinline)) static void spin(void)
{
    for (int i = 0; i < 100000; i++)
        sum += (uint64_t)i * 31;
}

__attribute__((noinline)) void burnA(uint64_t until)
{
    while (cpu() < until)
        spin();
    sum++;
}

__attribute__((noinline)) void burnB(uint64_t until)
{
    while (cpu() < until)
        spin();
    sum++;
}

int main(void)
{
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};

    while (poll(&input, 1, 0) == 0) {
        burnA(cpu() + 1000000);
        burnB(cpu() + 2000000);
    }
    return 0;
}
