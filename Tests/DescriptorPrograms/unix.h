/* unix.h — AF_UNIX listeners without a name in the file system.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UNIX_H
#define UNIX_H

#include "descriptors.h"

#include <sys/un.h>

/* A listener at an address that the kernel chooses. */
UNUSED static int a_listener(void)
{
    const struct sockaddr anywhere = {.sa_family = AF_UNIX};
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    need(!bind(fd, &anywhere, sizeof anywhere.sa_family) && !listen(fd, 128));
    return fd;
}

UNUSED static int a_client_of(int listener)
{
    struct sockaddr_un address;
    socklen_t length = sizeof address;
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    need(!getsockname(listener, (struct sockaddr *)&address, &length));
    need(!connect(fd, (struct sockaddr *)&address, length));
    return fd;
}

#endif
