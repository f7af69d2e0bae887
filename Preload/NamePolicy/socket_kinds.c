/* socket_kinds.c — for which kinds of sockets getaddrinfo() answers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "socket_kinds.h"

#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

static const struct row {
    struct socket_kind kind;
    bool unasked; /* also for who asks for no kind, and no service by name */
    bool any_protocol, has_no_ports;
} rows[SOCKET_KINDS] = {
    {{SOCK_STREAM, IPPROTO_TCP, "tcp"}, true, false, false},
    {{SOCK_DGRAM, IPPROTO_UDP, "udp"}, true, false, false},
    {{SOCK_DCCP, IPPROTO_DCCP, "dccp"}, false, false, false},
    {{SOCK_DGRAM, IPPROTO_UDPLITE, "udplite"}, false, false, false},
    {{SOCK_STREAM, IPPROTO_SCTP, "sctp"}, false, false, false},
    {{SOCK_SEQPACKET, IPPROTO_SCTP, "sctp"}, false, false, false},
    {{SOCK_RAW, IPPROTO_IP, "raw"}, true, true, true},
};

/* The usual: one to five digits. */
static bool read_digits(const char *service, int *number)
{
    size_t digits = 0;

    for (*number = 0; digits < 6 && service[digits] >= '0' && service[digits] <= '9'; digits++)
        *number = *number * 10 + (service[digits] - '0');
    return digits && !service[digits];
}

enum port_by port_read(const char *service, int *number)
{
    char *end;

    if (!service || !*service)
        return PORT_NONE;
    if (read_digits(service, number))
        return PORT_BY_NUMBER;
    *number = (int)strtoul(service, &end, 10);
    return *end || *number < 0 ? PORT_BY_NAME : PORT_BY_NUMBER;
}

static bool fits(const struct row *row, int type, int protocol)
{
    return (!type || type == row->kind.type) &&
           (!protocol || row->any_protocol || protocol == row->kind.protocol);
}

/* Who says a type or a protocol gets the first kind that fits, and no other. */
static int choose(int type, int protocol, enum port_by by, struct socket_kind *out)
{
    const struct row *row = rows, *const end = rows + SOCKET_KINDS;

    while (row < end && !fits(row, type, protocol))
        row++;
    if (row == end)
        return type ? EAI_SOCKTYPE : EAI_SERVICE;
    if (by != PORT_NONE && row->has_no_ports)
        return EAI_SERVICE;
    *out = row->kind;
    if (row->any_protocol)
        out->protocol = protocol;
    return 0;
}

static bool is_offered(const struct row *row, enum port_by by)
{
    return by == PORT_BY_NAME ? !row->has_no_ports : row->unasked;
}

int socket_kinds(int type, int protocol, enum port_by by, struct socket_kind out[SOCKET_KINDS],
                 size_t *count)
{
    *count = 1;
    if (type || protocol)
        return choose(type, protocol, by, out);
    *count = 0;
    for (size_t i = 0; i < SOCKET_KINDS; i++)
        if (is_offered(&rows[i], by))
            out[(*count)++] = rows[i].kind;
    return 0;
}
