/* SO_BINDTODEVICE ties a socket to an interface by its name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), listening = listener("127.0.0.1", 0);
    char name[20] = "x";
    socklen_t length = sizeof name;

    say("default", getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, &length));
    say("length", length);
    say("lo", setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "lo", 3));
    length = sizeof name;
    say("get", getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, &length));
    printf("%s, %u bytes\n", name, length);
    say("index", option(fd, SOL_SOCKET, SO_BINDTOIFINDEX));
    say("connect", dial(fd, own(listening)));
    length = 4;
    say("get with little room", getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, name, &length));
    say("nothere0", setsockopt(dgram(AF_INET), SOL_SOCKET, SO_BINDTODEVICE, "nothere0", 8));
    fd = dgram(AF_INET6);
    need(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "lo", 2));
    say("nothing again", setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "", 0));
    say("index", option(fd, SOL_SOCKET, SO_BINDTOIFINDEX));
}
