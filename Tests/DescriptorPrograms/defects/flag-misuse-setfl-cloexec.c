/* O_CLOEXEC is set by F_SETFL, which takes no notice of it.
 * finds: flag-misuse
 * call: close_it_at_exec
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_it_at_exec(int fd)
{
    need(!fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_CLOEXEC));
}

int main(void)
{
    const int fd = a_file();

    close_it_at_exec(fd);
    need(!(fcntl(fd, F_GETFL) & O_CLOEXEC));
    need(!close(fd));
}
