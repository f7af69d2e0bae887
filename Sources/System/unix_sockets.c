/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "unix_sockets.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <string.h>
#include <unistd.h>

struct visitor {
    void (*visit)(const struct unix_socket *, void *);
    void *context;
};

static int ask(int netlink)
{
    const struct {
        struct nlmsghdr header;
        struct unix_diag_req request;
    } message = {
        .header = {.nlmsg_len = sizeof message,
                   .nlmsg_type = SOCK_DIAG_BY_FAMILY,
                   .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP},
        .request = {.sdiag_family = AF_UNIX,
                    .udiag_states = ~0u,
                    .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER},
    };

    return send(netlink, &message, sizeof message, 0) < 0 ? errno : 0;
}

static void read_name(struct unix_socket *socket, const struct rtattr *attribute)
{
    const size_t length = RTA_PAYLOAD(attribute);

    if (length > sizeof socket->name.sun_path)
        return;
    socket->name.sun_family = AF_UNIX;
    memcpy(socket->name.sun_path, RTA_DATA(attribute), length);
    socket->length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
}

static struct unix_socket read_socket(const struct nlmsghdr *header)
{
    const struct unix_diag_msg *message = NLMSG_DATA(header);
    struct unix_socket socket = {
        .inode = message->udiag_ino, .type = message->udiag_type, .state = message->udiag_state};
    const struct rtattr *attribute = (const struct rtattr *)(message + 1);
    size_t left = NLMSG_PAYLOAD(header, sizeof *message);

    for (; RTA_OK(attribute, left); attribute = RTA_NEXT(attribute, left)) {
        if (attribute->rta_type == UNIX_DIAG_NAME)
            read_name(&socket, attribute);
        else if (attribute->rta_type == UNIX_DIAG_PEER)
            memcpy(&socket.peer, RTA_DATA(attribute), sizeof socket.peer);
    }
    return socket;
}

/* Returns -1 to go on, 0 at the end, or an errno. */
static int read_message(const struct nlmsghdr *header, const struct visitor *visitor)
{
    if (header->nlmsg_type == NLMSG_DONE)
        return 0;
    if (header->nlmsg_type == NLMSG_ERROR)
        return -((const struct nlmsgerr *)NLMSG_DATA(header))->error;

    const struct unix_socket socket = read_socket(header);
    visitor->visit(&socket, visitor->context);
    return -1;
}

static int read_answers(int netlink, const struct visitor *visitor)
{
    static _Thread_local _Alignas(struct nlmsghdr) char buffer[32768];

    for (;;) {
        const ssize_t count = recv(netlink, buffer, sizeof buffer, 0);
        if (count <= 0)
            return count ? errno : EPROTO;

        size_t left = (size_t)count;
        struct nlmsghdr *header = (struct nlmsghdr *)buffer;
        for (; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
            const int verdict = read_message(header, visitor);
            if (verdict >= 0)
                return verdict;
        }
    }
}

int unix_sockets_visit(void (*visit)(const struct unix_socket *, void *), void *context)
{
    const struct visitor visitor = {visit, context};
    const int netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);

    if (netlink < 0)
        return errno;
    int error = ask(netlink);
    if (!error)
        error = read_answers(netlink, &visitor);
    close(netlink);
    return error;
}
