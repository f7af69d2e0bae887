/* A child takes FD_CLOEXEC from a file by intent, and becomes a program that inherits it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = a_file();
    const pid_t child = fork();

    if (!child) {
        need(!fcntl(file, F_SETFD, 0));
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!close(file));
}
