/* A file goes to a program that is started with an empty environment.
 * finds: exec-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

static SEEN void run_in_an_empty_environment(void)
{
    const pid_t child = fork();

    if (!child) {
        execve("/bin/true", (char *[]){"true", NULL}, (char *[]){NULL});
        _exit(99);
    }
    wait_for(child);
}

int main(void)
{
    const int fd = open_the_file();

    run_in_an_empty_environment();
    need(!close(fd));
}
