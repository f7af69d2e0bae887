/* A program that has nothing to do with it inherits a file.
 * finds: exec-leak
 * opened: open_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int open_the_file(void) { return open("/proc/self/exe", O_RDONLY); }

int main(void)
{
    const int fd = open_the_file();

    run_another_program();
    need(!close(fd));
}
