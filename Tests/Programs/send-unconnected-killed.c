/* SIGPIPE ends a program that does nothing about it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    const pid_t child = fork();

    if (child == 0) {
        send(stream(AF_INET), "x", 1, 0);
        exit(0);
    }
    say_child("child", child);
}
