/* A file goes to a program that is started by posix_spawn(), without a word about it.
 * finds: exec-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

#include <spawn.h>

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

static SEEN void start_a_program(void)
{
    pid_t child;

    need(!posix_spawn(&child, "/bin/true", NULL, NULL, (char *[]){"true", NULL}, environ));
    wait_for(child);
}

int main(void)
{
    const int fd = open_the_file();

    start_a_program();
    need(!close(fd));
}
