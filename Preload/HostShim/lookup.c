/* lookup.c — getaddrinfo, whole: the right question, its addresses and ports, and a list of both.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "lookup.h"
#include "addresses.h"
#include "ports.h"

#include <string.h>

enum {
    /* AI_IDN, AI_CANONIDN, and two kin that <netdb.h> calls deprecated: names are taken as they
     * are. */
    AI_IDN_FLAGS = 0x03c0,
    KNOWN_FLAGS = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_V4MAPPED | AI_ALL |
                  AI_ADDRCONFIG | AI_NUMERICSERV | AI_IDN_FLAGS,
};

/* What is wrong with a question, in libc's order. */
static int check(const char *node, const char *service, const struct addrinfo *hints)
{
    const int family = hints->ai_family;

    if (!node && !service)
        return EAI_NONAME;
    if (hints->ai_flags & ~KNOWN_FLAGS || (hints->ai_flags & AI_CANONNAME && !node))
        return EAI_BADFLAGS;
    return family == AF_UNSPEC || family == AF_INET || family == AF_INET6 ? 0 : EAI_FAMILY;
}

/* Returns the length. */
static socklen_t write_socket_address(struct sockaddr *to, const struct host_address *address,
                                      uint32_t scope, in_port_t port)
{
    if (address->family == AF_INET) {
        struct sockaddr_in *in = (struct sockaddr_in *)to;
        *in = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = port};
        memcpy(&in->sin_addr, address->byte, 4);
        return sizeof *in;
    }
    struct sockaddr_in6 *in = (struct sockaddr_in6 *)to;
    *in = (struct sockaddr_in6){.sin6_family = AF_INET6, .sin6_port = port, .sin6_scope_id = scope};
    memcpy(&in->sin6_addr, address->byte, 16);
    return sizeof *in;
}

/* One block, as libc's freeaddrinfo() expects. NULL: there is no memory. */
static struct addrinfo *make_item(const struct host_address *address, uint32_t scope,
                                  const struct port *port, int flags)
{
    const size_t room =
        address->family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    struct addrinfo *item = malloc(sizeof *item + room);

    if (!item)
        return NULL;
    *item = (struct addrinfo){.ai_flags = flags,
                              .ai_family = address->family,
                              .ai_socktype = port->type,
                              .ai_protocol = port->protocol,
                              .ai_addr = (struct sockaddr *)(item + 1)};
    item->ai_addrlen = write_socket_address(item->ai_addr, address, scope, port->number);
    return item;
}

/* Each address with each port. Returns where the next item goes, or NULL: there is no memory. */
static struct addrinfo **append(struct addrinfo **end, const struct host_address *address,
                                uint32_t scope, const struct ports *ports, int flags)
{
    for (size_t i = 0; i < ports->count; i++) {
        *end = make_item(address, scope, &ports->port[i], flags);
        if (!*end)
            return NULL;
        end = &(*end)->ai_next;
    }
    return end;
}

static bool make_list(const struct addresses *addresses, const struct ports *ports, int flags,
                      struct addrinfo **end)
{
    size_t left = addresses->count;

    for (int rank = 0; rank < ADDRESS_RANKS && left; rank++)
        for (size_t i = 0; i < addresses->count; i++)
            if (addresses->at[i].rank == rank) {
                end = append(end, &addresses->at[i].address, addresses->scope, ports, flags);
                if (!end)
                    return false;
                left--;
            }
    return true;
}

static int answer(struct addresses *addresses, const struct ports *ports, int flags,
                  struct addrinfo **found)
{
    struct addrinfo *first = NULL;
    const bool is_whole = make_list(addresses, ports, flags, &first);

    if (is_whole && first && flags & AI_CANONNAME)
        first->ai_canonname = strdup(addresses->canonical);
    if (!is_whole || (first && flags & AI_CANONNAME && !first->ai_canonname)) {
        if (first)
            freeaddrinfo(first);
        return EAI_MEMORY;
    }
    *found = first;
    return 0;
}

static const char *given(const char *text) { return text && strcmp(text, "*") ? text : NULL; }

int lookup(const char *node, const char *service, const struct addrinfo *hints,
           struct addrinfo **found)
{
    /* What glibc takes no hints to mean. */
    static const struct addrinfo none = {.ai_flags = AI_V4MAPPED | AI_ADDRCONFIG};
    struct addresses addresses;
    struct ports ports;
    int error;

    hints = hints ? hints : &none;
    node = given(node);
    service = given(service);
    error = check(node, service, hints);
    if (!error)
        error = ports_find(&ports, service, hints);
    if (error)
        return error;
    error = addresses_find(&addresses, node, hints);
    if (!error)
        error = answer(&addresses, &ports, hints->ai_flags, found);
    addresses_free(&addresses);
    return error;
}
