/* sendmmsg() and recvmmsg() move many datagrams at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    enum { MANY = 100 };
    static char text[MANY][8], heard[MANY][8];
    static struct iovec out[MANY], in[MANY];
    static struct mmsghdr send[MANY], receive[MANY];
    static struct at from[MANY];
    int here = know(bound(SOCK_DGRAM, "127.0.0.1", 0), "here"),
        there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    struct at to = own(there);

    for (int i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "%d", i);
        out[i] = (struct iovec){text[i], strlen(text[i])};
        in[i] = (struct iovec){heard[i], 7};
        send[i].msg_hdr = (struct msghdr){
            .msg_iov = &out[i], .msg_iovlen = 1, .msg_name = &to.any, .msg_namelen = to.length};
        receive[i].msg_hdr = (struct msghdr){
            .msg_iov = &in[i], .msg_iovlen = 1, .msg_name = &from[i].any, .msg_namelen = 128};
    }
    say("sendmmsg", sendmmsg(here, send, MANY, 0));
    settle();
    say("recvmmsg", recvmmsg(there, receive, MANY, MSG_DONTWAIT, NULL));
    printf("%s (%u) ... %s (%u)\n", heard[0], receive[0].msg_len, heard[99], receive[99].msg_len);
    say_at("from", from[99]);
    say("name length", receive[99].msg_hdr.msg_namelen);
    say("recvmmsg", recvmmsg(there, receive, MANY, MSG_DONTWAIT, NULL));
}
