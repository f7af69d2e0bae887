/* addresses.c — the addresses of a node: of a number, of no name, or of a name in the hosts files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "addresses.h"
#include "address_choice.h"
#include "host_literal.h"
#include "name_addresses.h"

#include <string.h>

void addresses_add(struct addresses *addresses, const struct host_address *address)
{
    if (addresses->count < addresses->room)
        addresses->at[addresses->count] = (struct candidate){*address, 0};
    addresses->count++;
}

/* The scope of fe80::1%eth0 or fe80::1%2; a name will only do for an address of its link. */
static bool read_scope(const char *scope, const struct host_address *address, uint32_t *out)
{
    if (host_address_is_local(address) && (*out = if_nametoindex(scope)))
        return true;
    return host_scope_read(scope, out);
}

/* Makes the address one of the family that is wanted. */
static bool fit(struct host_address *address, const struct addrinfo *hints)
{
    if (hints->ai_family == AF_INET6 && hints->ai_flags & AI_V4MAPPED)
        host_address_map(address);
    if (hints->ai_family == AF_INET)
        host_address_unmap(address);
    return hints->ai_family == AF_UNSPEC || hints->ai_family == address->family;
}

/* Returns false when the node is no number. */
static bool find_number(struct addresses *addresses, const char *node, const struct addrinfo *hints,
                        int *error)
{
    const char *percent = strchrnul(node, '%');
    struct host_address address;

    if (!host_address_read_short(node, &address) &&
        !host_address_read_v6(node, (size_t)(percent - node), &address))
        return false;
    *error = 0;
    addresses->canonical = node;
    if (*percent && !read_scope(percent + 1, &address, &addresses->scope))
        *error = EAI_NONAME;
    if (!fit(&address, hints))
        *error = EAI_ADDRFAMILY;
    addresses_add(addresses, &address);
    return true;
}

/* Where libc asks gethostbyname2() in its turn, what looks like a number is looked up nowhere. */
static bool is_wrong_number(const char *node, const struct addrinfo *hints)
{
    struct host_address address;

    return hints->ai_family == AF_INET && !(hints->ai_flags & AI_CANONNAME) &&
           host_literal(node, AF_INET, &address) == LITERAL_WRONG;
}

/* Whether the text may be a number at all: it then begins with a digit, be it for a and more. */
static bool is_like_number(const char *node)
{
    const char first = *node | 0x20;

    return (*node >= '0' && *node <= '9') || *node == ':' ||
           (first >= 'a' && first <= 'f' && strchr(node, ':'));
}

/* No name: the wildcard for a listener, v4 first as libc has it, or the loopback, v6 first. */
static void find_nameless(struct addresses *addresses, const struct addrinfo *hints)
{
    static const struct host_address loopback[2] = {{AF_INET6, {[15] = 1}},
                                                    {AF_INET, {127, 0, 0, 1}}},
                                     wildcard[2] = {{AF_INET, {0}}, {AF_INET6, {0}}};
    const struct host_address *both = hints->ai_flags & AI_PASSIVE ? wildcard : loopback;

    for (int i = 0; i < 2; i++)
        if (hints->ai_family == AF_UNSPEC || hints->ai_family == both[i].family)
            addresses_add(addresses, &both[i]);
}

int addresses_find(struct addresses *addresses, const char *node, const struct addrinfo *hints)
{
    int error;

    addresses->count = 0;
    addresses->scope = 0;
    addresses->at = addresses->few;
    addresses->room = sizeof addresses->few / sizeof *addresses->few;
    addresses->canonical = addresses->name = addresses->short_name;
    addresses->name_room = sizeof addresses->short_name;
    if (!node) {
        find_nameless(addresses, hints);
        return 0;
    }
    if (is_like_number(node) && find_number(addresses, node, hints, &error))
        return error;
    if (hints->ai_flags & AI_NUMERICHOST || (is_like_number(node) && is_wrong_number(node, hints)))
        return EAI_NONAME;
    error = addresses_find_name(addresses, node, hints);
    if (!error && addresses->count > 1)
        addresses_choose(addresses, hints);
    return error;
}

void addresses_free(struct addresses *addresses)
{
    if (addresses->at != addresses->few)
        free(addresses->at);
    if (addresses->name != addresses->short_name)
        free(addresses->name);
}
