/* What does not fit is lost; MSG_TRUNC tells the whole length.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char bytes[20];
    struct iovec piece = {bytes, 4};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};

    for (int i = 0; i < 4; i++)
        send_to(here, "0123456789", own(there));
    settle();
    say_bytes("recv 4", recv(there, bytes, 4, 0), bytes);
    say("recv 4, MSG_TRUNC", recv(there, bytes, 4, MSG_TRUNC));
    say_bytes("recvmsg 4", recvmsg(there, &message, 0), bytes);
    claim("MSG_TRUNC in flags", message.msg_flags == MSG_TRUNC);
    say("peek 0, MSG_TRUNC", recv(there, NULL, 0, MSG_PEEK | MSG_TRUNC));
    say_bytes("read 20", read(there, bytes, 20), bytes);
    hear_with("nothing more", there, 10, MSG_DONTWAIT);
}
