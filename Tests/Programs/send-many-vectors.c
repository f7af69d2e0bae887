/* sendmsg() takes 1,024 pieces and no more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    static char bytes[2048];
    static struct iovec pieces[1025];
    struct line line = line_on("127.0.0.1");
    struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 1024};

    for (int i = 0; i < 1025; i++)
        pieces[i] = (struct iovec){bytes + i, 1};
    say("send 1024", sendmsg(line.client, &message, 0));
    settle();
    say("receive 1024", recvmsg(line.server, &message, 0));
    message.msg_iovlen = 1025;
    say("send 1025", sendmsg(line.client, &message, 0));
    say("receive 1025", recvmsg(line.server, &message, MSG_DONTWAIT));
    message.msg_iovlen = 0;
    say("send none", sendmsg(line.client, &message, 0));
}
