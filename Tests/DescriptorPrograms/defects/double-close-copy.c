/* A copy is closed twice; its source, which stays open meanwhile, once.
 * finds: double-close
 * duplicated: copy_it
 * closed: close_the_copy
 * again: close_the_copy_again
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int copy_it(int fd) { return fcntl(fd, F_DUPFD_CLOEXEC, 0); }

static SEEN void close_the_copy(int fd) { need(!close(fd)); }

static SEEN void close_the_copy_again(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = a_file(), copy = copy_it(fd);

    close_the_copy(copy);
    close_the_copy_again(copy);
    need(!close(fd));
}
