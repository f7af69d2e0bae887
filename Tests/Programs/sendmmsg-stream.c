/* sendmmsg() and recvmmsg() on a stream.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char a[4] = "", b[20] = "";
    struct iovec out[] = {{"one ", 4}, {"two ", 4}, {"three", 5}}, in[] = {{a, 3}, {b, 19}};
    struct mmsghdr send[3] = {{.msg_hdr = {.msg_iov = &out[0], .msg_iovlen = 1}},
                              {.msg_hdr = {.msg_iov = &out[1], .msg_iovlen = 1}},
                              {.msg_hdr = {.msg_iov = &out[2], .msg_iovlen = 1}}};
    struct mmsghdr receive[2] = {{.msg_hdr = {.msg_iov = &in[0], .msg_iovlen = 1}},
                                 {.msg_hdr = {.msg_iov = &in[1], .msg_iovlen = 1}}};

    say("sendmmsg", sendmmsg(line.client, send, 3, 0));
    printf("lengths: %u %u %u\n", send[0].msg_len, send[1].msg_len, send[2].msg_len);
    settle();
    say("recvmmsg", recvmmsg(line.server, receive, 2, MSG_DONTWAIT, NULL));
    printf("lengths: %u %u\n%s|%s\n", receive[0].msg_len, receive[1].msg_len, a, b);
    say("recvmmsg empty", recvmmsg(line.server, receive, 2, MSG_DONTWAIT, NULL));
    close(line.server);
}
