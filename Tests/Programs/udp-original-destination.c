/* IP_RECVORIGDSTADDR tells to which address and port a datagram went.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = dgram(AF_INET), there = know(bound(SOCK_DGRAM, "0.0.0.0", 0), "there");
    char bytes[20], control[200];
    struct iovec piece = {bytes, sizeof bytes};
    struct msghdr message = {.msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control};

    set_option(there, IPPROTO_IP, IP_RECVORIGDSTADDR, 1);
    send_to(fd, "x", at("127.0.0.6", port_of(there)));
    settle();
    need(recvmsg(there, &message, 0));
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    claim("it is there", head && head->cmsg_type == IP_ORIGDSTADDR);
    if (head) {
        struct at place = {.length = sizeof place.v4};
        memcpy(&place.v4, CMSG_DATA(head), sizeof place.v4);
        say_at("went to", place);
    }
}
