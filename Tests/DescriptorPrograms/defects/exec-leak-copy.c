/* A file would be closed by exec, but its copy is not: dup() drops the flag.
 * finds: exec-leak
 * duplicated: copy_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int copy_it(int fd) { return dup(fd); }

int main(void)
{
    const int fd = a_file(), copy = copy_it(fd);

    run_another_program();
    need(!close(copy) && !close(fd));
}
