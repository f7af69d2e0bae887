/* A temporary file goes to another program: mkstemp() asks for no O_CLOEXEC.
 * finds: exec-leak
 * opened: make_the_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../exec.h"

static SEEN int make_the_file(void)
{
    char path[] = "/tmp/descriptors-XXXXXX";
    const int fd = mkstemp(path);

    need(fd != -1 && !unlink(path));
    return fd;
}

int main(void)
{
    const int fd = make_the_file();

    run_another_program();
    need(!close(fd));
}
