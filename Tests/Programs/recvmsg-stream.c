/* On a stream recvmsg() tells no address and no control data.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char bytes[10], control[100];
    struct at from = {.length = 0};
    struct iovec piece = {bytes, sizeof bytes};
    struct msghdr message = {.msg_name = &from.any,
                             .msg_namelen = sizeof from.room,
                             .msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control,
                             .msg_flags = 77};

    tell(line.client, "hello");
    settle();
    say_bytes("received", recvmsg(line.server, &message, 0), bytes);
    say("name", message.msg_namelen);
    say("control", (long)message.msg_controllen);
    say("flags", message.msg_flags);
    message.msg_name = NULL;
    message.msg_namelen = 50;
    tell(line.client, "again");
    settle();
    say_bytes("received", recvmsg(line.server, &message, 0), bytes);
    say("name", message.msg_namelen);
}
