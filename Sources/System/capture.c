/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "capture.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

int capture_open(const char *name)
{
    const int made = memfd_create(name, MFD_CLOEXEC);
    const int fd = made < 0 ? -1 : fcntl(made, F_DUPFD_CLOEXEC, 3);

    if (made >= 0)
        close(made);
    if (fd >= 0)
        fcntl(fd, F_SETFL, O_APPEND);
    return fd;
}
