/* O_NONBLOCK is set by F_SETFD, which knows FD_CLOEXEC only.
 * finds: flag-misuse
 * call: unblock_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void unblock_it(int fd) { need(!fcntl(fd, F_SETFD, O_NONBLOCK)); }

int main(void)
{
    const int fd = a_file();

    unblock_it(fd);
    need(!(fcntl(fd, F_GETFL) & O_NONBLOCK));
    need(!close(fd));
}
