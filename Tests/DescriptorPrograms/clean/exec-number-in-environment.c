/* A program is told by its environment which number to use, as servers are by their managers. This
 * one does not use it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int fd = open("/dev/null", O_WRONLY);
    char number[12];

    snprintf(number, sizeof number, "%d", fd);
    need(!setenv("NOTIFY_FD", number, 1));
    const pid_t child = fork();
    if (!child) {
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!close(fd));
}
