/* pass.h — descriptors in messages, SCM_RIGHTS.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PASS_H
#define PASS_H

#include "net.h"

/* Sends one byte with `count` descriptors. */
UNUSED static long pass(int by, const int *fds, size_t count)
{
    static char control[CMSG_SPACE(sizeof(int) * 300)];
    struct iovec piece = {(char[]){"x"}, 1};
    struct msghdr message = {.msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = CMSG_SPACE(sizeof(int) * count)};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int) * count);
    memcpy(CMSG_DATA(head), fds, sizeof(int) * count);
    return sendmsg(by, &message, MSG_NOSIGNAL);
}

/* Receives one byte with as many descriptors as come, at most `count`; returns how many. */
UNUSED static long take(int by, int *fds, size_t count)
{
    static char control[CMSG_SPACE(sizeof(int) * 300)];
    char byte;
    struct iovec piece = {&byte, 1};
    struct msghdr message = {.msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = CMSG_LEN(sizeof(int) * count)};

    if (recvmsg(by, &message, 0) < 0)
        return -1;
    if (message.msg_flags & MSG_CTRUNC)
        printf("MSG_CTRUNC\n");
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (head == NULL || head->cmsg_type != SCM_RIGHTS)
        return 0;
    memcpy(fds, CMSG_DATA(head), head->cmsg_len - CMSG_LEN(0));
    return (long)((head->cmsg_len - CMSG_LEN(0)) / sizeof(int));
}

#endif
