/* Other families of sockets are as the kernel has them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <linux/netlink.h>

int main(void)
{
    int netlink = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    struct sockaddr_nl name = {0};
    socklen_t length = sizeof name;
    struct {
        struct nlmsghdr head;
        char room[16];
    } ask = {
        .head = {.nlmsg_len = 17, .nlmsg_type = 18, .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP}};
    char bytes[8192];

    did("netlink", netlink);
    say("bind", bind(netlink, (struct sockaddr *)&(struct sockaddr_nl){.nl_family = AF_NETLINK},
                     sizeof name));
    say("getsockname", getsockname(netlink, (struct sockaddr *)&name, &length));
    claim("a netlink name", name.nl_family == AF_NETLINK && length == sizeof name);
    claim("ask for the interfaces", send(netlink, &ask, sizeof ask, 0) == sizeof ask);
    claim("answer", recv(netlink, bytes, sizeof bytes, 0) > 0);
    say("domain", option(netlink, SOL_SOCKET, SO_DOMAIN));
}
