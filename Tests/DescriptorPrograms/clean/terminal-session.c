/* A session on a terminal of its own: openpty() and login_tty().
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <pty.h>
#include <utmp.h>

int main(void)
{
    int master, terminal;
    char text[20];

    need(!openpty(&master, &terminal, NULL, NULL, NULL));
    const pid_t child = fork();
    if (!child) {
        need(!close(master) && !login_tty(terminal));
        need(isatty(0) && write(1, "hello", 5) == 5);
        _exit(0);
    }
    need(!close(terminal) && read(master, text, sizeof text) == 5);
    wait_for(child);
    need(!close(master));
}
