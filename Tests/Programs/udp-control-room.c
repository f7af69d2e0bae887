/* Control data for which there is no room is cut, and MSG_CTRUNC says so.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include "control.h"

int main(void)
{
    int fd = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    static const size_t rooms[] = {0, 8, CMSG_LEN(4), CMSG_SPACE(sizeof(struct in_pktinfo)), 200};

    set_option(there, IPPROTO_IP, IP_PKTINFO, 1);
    set_option(there, IPPROTO_IP, IP_RECVTTL, 1);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        char bytes[20], control[200];
        struct iovec piece = {bytes, sizeof bytes};
        struct msghdr message = {
            .msg_iov = &piece, .msg_iovlen = 1, .msg_control = control, .msg_controllen = rooms[i]};
        send_to(fd, "x", own(there));
        settle();
        say("received", recvmsg(there, &message, 0));
        printf("room %zu, used %zu%s\n", rooms[i], message.msg_controllen,
               message.msg_flags & MSG_CTRUNC ? ", MSG_CTRUNC" : "");
    }
}
