/* passing.h — a descriptor sent through a socket, with one byte.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PASSING_H
#define PASSING_H

#include "descriptors.h"

union ticket {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
};

UNUSED static ssize_t send_descriptor(int to, int fd)
{
    union ticket ticket = {.head = {CMSG_LEN(sizeof fd), SOL_SOCKET, SCM_RIGHTS}};
    struct iovec place = {(char[]){"x"}, 1};
    const struct msghdr message = {.msg_iov = &place,
                                   .msg_iovlen = 1,
                                   .msg_control = &ticket,
                                   .msg_controllen = sizeof ticket};

    memcpy(CMSG_DATA(&ticket.head), &fd, sizeof fd);
    return sendmsg(to, &message, 0);
}

UNUSED static int receive_descriptor(int from)
{
    union ticket ticket;
    char byte;
    int fd = -1;
    struct iovec place = {&byte, 1};
    struct msghdr message = {.msg_iov = &place,
                             .msg_iovlen = 1,
                             .msg_control = &ticket,
                             .msg_controllen = sizeof ticket};

    need(recvmsg(from, &message, MSG_CMSG_CLOEXEC) == 1);
    need(message.msg_controllen && ticket.head.cmsg_type == SCM_RIGHTS);
    memcpy(&fd, CMSG_DATA(&ticket.head), sizeof fd);
    return fd;
}

#endif
