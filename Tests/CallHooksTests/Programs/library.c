/* library.c — calls what the tests hook, and has functions of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>

#ifndef VISIBILITY
#define VISIBILITY "default"
#endif

pid_t library_getpid(void) { return getpid(); }

__attribute__((visibility(VISIBILITY), noinline)) int library_own(int number)
{
    __asm__ volatile("");
    return number + 1;
}

int library_calls_own(int number) { return library_own(number) * 2; }
