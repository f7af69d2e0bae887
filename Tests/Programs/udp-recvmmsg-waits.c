/* recvmmsg() with MSG_WAITFORONE takes what is there, and a time limit ends it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int here = dgram(AF_INET), there = bound(SOCK_DGRAM, "127.0.0.1", 0);
    char bytes[3][8];
    struct iovec in[3] = {{bytes[0], 8}, {bytes[1], 8}, {bytes[2], 8}};
    struct mmsghdr receive[3] = {{.msg_hdr = {.msg_iov = &in[0], .msg_iovlen = 1}},
                                 {.msg_hdr = {.msg_iov = &in[1], .msg_iovlen = 1}},
                                 {.msg_hdr = {.msg_iov = &in[2], .msg_iovlen = 1}}};
    struct timespec limit = {.tv_nsec = 1};

    send_to(here, "one", own(there));
    send_to(here, "two", own(there));
    settle();
    say("wait for one", recvmmsg(there, receive, 3, MSG_WAITFORONE, NULL));
    send_to(here, "three", own(there));
    settle();
    say("with a time", recvmmsg(there, receive, 3, 0, &limit));
}
