/* A closed file is asked how much there is to read.
 * finds: use-after-close
 * opened: open_the_file
 * closed: close_it
 * used: measure_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/ioctl.h>

static SEEN int open_the_file(void) { return a_file(); }

static SEEN void close_it(int fd) { need(!close(fd)); }

static SEEN void measure_it(int fd)
{
    int amount;

    need_error(EBADF, ioctl(fd, FIONREAD, &amount));
}

int main(void)
{
    const int fd = open_the_file();

    need(fd != -1);
    close_it(fd);
    measure_it(fd);
}
