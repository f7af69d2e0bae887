/* With IP_RECVERR an unconnected socket is told too that nobody was there, with the destination.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <linux/errqueue.h>

int main(void)
{
    int fd = dgram(AF_INET);
    char bytes[20] = "", control[200];
    struct at to = nobody(SOCK_DGRAM, "127.0.0.1"), from = {.length = 0};
    struct iovec piece = {bytes, sizeof bytes};
    struct msghdr message = {.msg_iov = &piece,
                             .msg_iovlen = 1,
                             .msg_control = control,
                             .msg_controllen = sizeof control,
                             .msg_name = &from.any,
                             .msg_namelen = sizeof from.room};

    set_option(fd, IPPROTO_IP, IP_RECVERR, 1);
    say("send", send_to(fd, "returned", to));
    say_poll("poll", fd);
    hear_with("receive", fd, 10, MSG_DONTWAIT);
    say_bytes("error queue", recvmsg(fd, &message, MSG_ERRQUEUE), bytes);
    say("flags", message.msg_flags == MSG_ERRQUEUE);
    claim("to whom",
          from.v4.sin_port == to.v4.sin_port && from.v4.sin_addr.s_addr == to.v4.sin_addr.s_addr);
    for (struct cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head)) {
        const struct sock_extended_err *error = (void *)CMSG_DATA(head);
        printf("level %d type %d: error %s origin %d type %d code %d\n", head->cmsg_level,
               head->cmsg_type, strerrorname_np((int)error->ee_errno), error->ee_origin,
               error->ee_type, error->ee_code);
    }
    say("error queue again", recvmsg(fd, &message, MSG_ERRQUEUE));
    say_poll("poll", fd);
}
