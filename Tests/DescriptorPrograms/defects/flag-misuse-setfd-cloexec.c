/* O_CLOEXEC is set by F_SETFD, where the flag is FD_CLOEXEC; the descriptor loses what it had.
 * finds: flag-misuse
 * call: close_it_at_exec
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_it_at_exec(int fd) { need(!fcntl(fd, F_SETFD, O_CLOEXEC)); }

int main(void)
{
    const int fd = a_file();

    close_it_at_exec(fd);
    need(!fcntl(fd, F_GETFD));
    need(!close(fd));
}
