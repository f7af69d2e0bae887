/* The socket calls by syscall().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <sys/syscall.h>

int main(void)
{
    struct at here = at("127.0.0.1", 0), place = {.length = sizeof place.room};
    char bytes[20];

    int fd = (int)need(syscall(SYS_socket, AF_INET, SOCK_STREAM, 0));
    say("bind", syscall(SYS_bind, fd, &here.any, here.length));
    say("listen", syscall(SYS_listen, fd, 5));
    need(syscall(SYS_getsockname, fd, &place.any, &place.length));
    know(fd, "server");
    say_at("own", place);
    int client = (int)need(syscall(SYS_socket, AF_INET, SOCK_STREAM, 0));
    say("connect", syscall(SYS_connect, client, &place.any, place.length));
    int server = (int)need(syscall(SYS_accept4, fd, NULL, NULL, SOCK_CLOEXEC));
    place.length = sizeof place.room;
    say("getpeername", syscall(SYS_getpeername, client, &place.any, &place.length));
    say_at("peer", place);
    say("sendto", syscall(SYS_sendto, client, "hello", 5, 0, NULL, 0));
    settle();
    say_bytes("recvfrom", syscall(SYS_recvfrom, server, bytes, 20, 0, NULL, NULL), bytes);
    say("shutdown", syscall(SYS_shutdown, client, SHUT_WR));
    settle();
    say("read", syscall(SYS_read, server, bytes, 20));
    int value = -1;
    socklen_t length = sizeof value;
    say("getsockopt", syscall(SYS_getsockopt, server, SOL_SOCKET, SO_DOMAIN, &value, &length));
    say("domain", value);
    say("setsockopt", syscall(SYS_setsockopt, server, IPPROTO_TCP, 1, &(int){1}, 4));
    say("close", syscall(SYS_close, server));
}
