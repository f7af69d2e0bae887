/* passed.h — the descriptors that a message carries.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PASSED_H
#define PASSED_H

#include <string.h>
#include <sys/socket.h>

static inline void each_passed_descriptor(const struct msghdr *message, void (*take)(int fd))
{
    for (struct cmsghdr *at = CMSG_FIRSTHDR(message); at;
         at = CMSG_NXTHDR((struct msghdr *)message, at)) {
        if (at->cmsg_level != SOL_SOCKET || at->cmsg_type != SCM_RIGHTS)
            continue;
        const size_t count = (at->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(at) + i * sizeof fd, sizeof fd);
            take(fd);
        }
    }
}

#endif
