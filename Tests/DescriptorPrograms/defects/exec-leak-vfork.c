/* A file goes to a program that is started by vfork() and exec.
 * finds: exec-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

int main(void)
{
    const int fd = open_the_file();
    const pid_t child = vfork();

    if (!child) {
        execl("/bin/true", "true", NULL);
        _exit(99);
    }
    wait_for(child);
    need(!close(fd));
}
