/* The datagram calls by syscall().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <sys/syscall.h>

int main(void)
{
    int there = (int)need(syscall(SYS_socket, AF_INET6, SOCK_DGRAM, 0));
    int fd = (int)need(syscall(SYS_socket, AF_INET6, SOCK_DGRAM, 0));
    struct at here = at("::1", 0), place, from = {.length = sizeof from.room};
    char bytes[20];
    struct iovec piece = {(char[]){"hello"}, 5};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};

    need(syscall(SYS_bind, there, &here.any, here.length));
    need(syscall(SYS_bind, fd, &here.any, here.length));
    know(fd, "sender");
    place = own(there);
    message.msg_name = &place.any;
    message.msg_namelen = place.length;
    say("sendmsg", syscall(SYS_sendmsg, fd, &message, 0));
    settle();
    say_bytes("recvfrom", syscall(SYS_recvfrom, there, bytes, 20, 0, &from.any, &from.length),
              bytes);
    say_at("from", from);
    say("socketpair", syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, (int[2]){0}));
    say("getpid", syscall(SYS_getpid) == getpid());
    say("unknown", syscall(9999));
}
