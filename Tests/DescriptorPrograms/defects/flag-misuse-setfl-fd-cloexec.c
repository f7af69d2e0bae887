/* FD_CLOEXEC is set by F_SETFL of a descriptor for reading and writing: its other flags are lost.
 * finds: flag-misuse
 * call: close_it_at_exec
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN void close_it_at_exec(int fd) { need(!fcntl(fd, F_SETFL, FD_CLOEXEC)); }

int main(void)
{
    const int fd = a_file();

    close_it_at_exec(fd);
    need((fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDWR);
    need(!close(fd));
}
