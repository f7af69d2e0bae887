/* forkpty() starts a program on a terminal of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <pty.h>

int main(void)
{
    int master;
    char text[64];
    const pid_t child = forkpty(&master, NULL, NULL, NULL);

    if (!child) {
        execl("/bin/sh", "sh", "-c", "test -t 0 && echo hello", NULL);
        _exit(99);
    }
    need(read(master, text, sizeof text) > 0);
    wait_for(child);
    need(!close(master));
}
