/* control.h — control messages of datagrams, printed and sent.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CONTROL_H
#define CONTROL_H

#include "net.h"

UNUSED static int number_in(const struct cmsghdr *head)
{
    int value = 0;

    memcpy(&value, CMSG_DATA(head), head->cmsg_len - CMSG_LEN(0) < 4 ? 1 : 4);
    return value;
}

UNUSED static void say_pktinfo(const struct cmsghdr *head)
{
    char local[INET_ADDRSTRLEN], target[INET_ADDRSTRLEN];
    struct in_pktinfo info;

    memcpy(&info, CMSG_DATA(head), sizeof info);
    inet_ntop(AF_INET, &info.ipi_spec_dst, local, sizeof local);
    inet_ntop(AF_INET, &info.ipi_addr, target, sizeof target);
    printf("  to %s at %s by interface %d\n", target, local, info.ipi_ifindex);
}

UNUSED static void say_pktinfo_v6(const struct cmsghdr *head)
{
    char target[INET6_ADDRSTRLEN];
    struct in6_pktinfo info;

    memcpy(&info, CMSG_DATA(head), sizeof info);
    inet_ntop(AF_INET6, &info.ipi6_addr, target, sizeof target);
    printf("  to %s by interface %u\n", target, info.ipi6_ifindex);
}

UNUSED static void say_control_head(const struct cmsghdr *head)
{
    if (head->cmsg_level == IPPROTO_IP && head->cmsg_type == IP_PKTINFO)
        say_pktinfo(head);
    else if (head->cmsg_level == IPPROTO_IPV6 && head->cmsg_type == IPV6_PKTINFO)
        say_pktinfo_v6(head);
    else if (head->cmsg_level == SOL_SOCKET)
        printf("  socket type %d, %zu bytes\n", head->cmsg_type, head->cmsg_len - CMSG_LEN(0));
    else
        printf("  level %d type %d: %d (%zu)\n", head->cmsg_level, head->cmsg_type, number_in(head),
               head->cmsg_len - CMSG_LEN(0));
}

/* Receives a datagram, and prints it and what was told with it. */
UNUSED static void say_control(const char *label, int fd)
{
    char bytes[100], control[500];
    struct iovec piece = {bytes, sizeof bytes};
    struct msghdr message = {.msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control};

    settle();
    say_bytes(label, recvmsg(fd, &message, MSG_DONTWAIT), bytes);
    for (struct cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head))
        say_control_head(head);
}

/* Sends one byte with a control message. */
UNUSED static long send_control(int fd, struct at to, int level, int type, const void *value,
                                size_t size)
{
    _Alignas(struct cmsghdr) char control[100] = {0};
    struct iovec piece = {(char[]){"x"}, 1};
    struct msghdr message = {.msg_name = &to.any,
                             .msg_namelen = to.length,
                             .msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = CMSG_SPACE(size)};
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);

    head->cmsg_level = level;
    head->cmsg_type = type;
    head->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(head), value, size);
    return sendmsg(fd, &message, MSG_NOSIGNAL);
}

#endif
