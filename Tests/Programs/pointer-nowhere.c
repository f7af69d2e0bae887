/* Pointers to nowhere, each in a process of its own: EFAULT, and the socket is as it was.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static void *volatile nowhere = (void *)8; /* volatile: the compiler would see and warn */
static struct line line;
static int udp;

static long attempt(const char *call)
{
    struct at here = at("127.0.0.1", 0);
    socklen_t length = sizeof here.room;

    if (strcmp(call, "bind") == 0)
        return bind(stream(AF_INET), nowhere, 16);
    if (strcmp(call, "connect") == 0)
        return connect(stream(AF_INET), nowhere, 16);
    if (strcmp(call, "getsockname") == 0)
        return getsockname(udp, nowhere, &length);
    if (strcmp(call, "getpeername") == 0)
        return getpeername(line.client, &here.any, nowhere);
    if (strcmp(call, "setsockopt") == 0)
        return setsockopt(line.client, IPPROTO_TCP, 1, nowhere, 4);
    if (strcmp(call, "getsockopt") == 0)
        return getsockopt(line.client, SOL_SOCKET, SO_TYPE, nowhere, &length);
    if (strcmp(call, "ioctl") == 0)
        return ioctl(udp, FIONREAD, nowhere);
    if (strcmp(call, "sendto") == 0)
        return sendto(udp, "x", 1, 0, nowhere, 16);
    if (strcmp(call, "sendmsg") == 0)
        return sendmsg(udp, nowhere, 0);
    return recvmsg(udp, nowhere, MSG_DONTWAIT);
}

int main(void)
{
    static const char *const calls[] = {"bind",       "connect",    "getsockname", "getpeername",
                                        "setsockopt", "getsockopt", "ioctl",       "sendto",
                                        "sendmsg",    "recvmsg"};

    line = line_on("127.0.0.1");
    udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const pid_t child = fork();

        if (child == 0) {
            say(calls[i], attempt(calls[i]));
            exit(0);
        }
        say_child("child", child);
    }
    tell(line.client, "unharmed");
    hear("server", line.server);
}
