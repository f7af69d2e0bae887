/* addresses.c — the addresses of a node: of a number, of no name, or of a name in the hosts files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "addresses.h"
#include "host_literal.h"
#include "host_table.h"
#include "lacking.h"
#include "lookup.h"
#include "names.h"
#include "own_reach.h"

#include <string.h>

static void add(struct addresses *addresses, const struct host_address *address)
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
    add(addresses, &address);
    return true;
}

/* Where libc asks gethostbyname2() in its turn, what looks like a number is looked up nowhere. */
static bool is_wrong_number(const char *node, const struct addrinfo *hints)
{
    struct host_address address;

    return hints->ai_family == AF_INET && !(hints->ai_flags & AI_CANONNAME) &&
           host_literal(node, AF_INET, &address) == LITERAL_WRONG;
}

/* Whether the text may be a number at all. */
static bool is_like_number(const char *node)
{
    return (*node >= '0' && *node <= '9') || strchr(node, ':');
}

/* A question to the files, and whether any has the name. */
struct inquiry {
    struct addresses *addresses;
    const char *node;
    int family; /* wanted of the files */
    bool maps;  /* as addresses of AF_INET6 then */
    bool is_known;
    bool wants_canonical;
    size_t canonical; /* length of the canonical name */
};

static void take_canonical(struct inquiry *inquiry, const char *line)
{
    const struct word name = host_first_name(line);

    inquiry->canonical = name.length;
    if (name.length < inquiry->addresses->name_room)
        *(char *)mempcpy(inquiry->addresses->name, name.start, name.length) = '\0';
}

static bool take_address(const struct host_address *address, const char *line, void *context)
{
    struct inquiry *inquiry = context;
    struct host_address served = *address;

    if (!host_address_serve(&served, inquiry->family))
        return true;
    if (inquiry->wants_canonical && inquiry->addresses->count == 0)
        take_canonical(inquiry, line);
    if (inquiry->maps)
        host_address_map(&served);
    add(inquiry->addresses, &served);
    return true;
}

static bool ask_file(const struct snapshot *file, void *context)
{
    struct inquiry *inquiry = context;

    return host_addresses(file, inquiry->node, take_address, context);
}

static void ask(struct inquiry *inquiry, int family, bool maps)
{
    inquiry->family = family;
    inquiry->maps = maps;
    inquiry->is_known |= names_ask(NAME_HOSTS, ask_file, inquiry);
}

static void ask_as_wished(struct inquiry *inquiry, const struct addrinfo *hints)
{
    const struct addresses *addresses = inquiry->addresses;

    ask(inquiry, hints->ai_family, false);
    if (hints->ai_family == AF_INET6 && hints->ai_flags & AI_V4MAPPED &&
        (addresses->count == 0 || hints->ai_flags & AI_ALL))
        ask(inquiry, AF_INET, true);
}

/* Gives back what was too small and gets what is needed, and some more: the file may change. */
static bool grow(struct addresses *addresses, size_t count, size_t canonical)
{
    addresses_free(addresses);
    addresses->room = count + 16;
    addresses->name_room = canonical + 64;
    addresses->at = malloc(addresses->room * sizeof *addresses->at);
    addresses->canonical = addresses->name = malloc(addresses->name_room);
    return addresses->at && addresses->name;
}

static int find_name(struct addresses *addresses, const char *node, const struct addrinfo *hints)
{
    for (;;) {
        struct inquiry inquiry = {.addresses = addresses,
                                  .node = node,
                                  .wants_canonical = hints->ai_flags & AI_CANONNAME};

        addresses->count = 0;
        ask_as_wished(&inquiry, hints);
        if (!inquiry.is_known)
            return names_allow_dns() ? LOOKUP_OUTSIDE : (hosts_lack(node), EAI_NONAME);
        if (addresses->count == 0)
            return EAI_NONAME;
        if (addresses->count <= addresses->room && inquiry.canonical < addresses->name_room)
            return 0;
        if (!grow(addresses, addresses->count, inquiry.canonical))
            return EAI_MEMORY;
    }
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
            add(addresses, &both[i]);
}

static bool has_family(const struct addresses *addresses, int family)
{
    for (size_t i = 0; i < addresses->count; i++)
        if (addresses->at[i].address.family == family)
            return true;
    return false;
}

/* What glibc's AF_INET6 with AI_V4MAPPED and without AI_ALL leaves out: who has a real address of
 * IPv6 gets no mapped one, though it stand in the file. */
static void leave_out_mapped(struct addresses *addresses)
{
    size_t mapped = 0;

    for (size_t i = 0; i < addresses->count; i++)
        mapped += host_address_is_mapped(&addresses->at[i].address);
    for (size_t i = 0; i < addresses->count && mapped < addresses->count; i++)
        if (host_address_is_mapped(&addresses->at[i].address))
            addresses->at[i].rank = ADDRESS_RANKS;
}

/* AI_ADDRCONFIG wants the families that the host's interfaces have. Where it has one of them, that
 * is preferred, and the other one does when there is no answer: libc would refuse even 10.0.0.1 on
 * a machine without a network. */
static void rank(struct addresses *addresses, const struct addrinfo *hints)
{
    const bool both = has_family(addresses, AF_INET) && has_family(addresses, AF_INET6);
    const unsigned reach = both ? own_reach() : REACH_EVERYTHING;
    const int family = both && hints->ai_flags & AI_ADDRCONFIG ? reach_family(reach) : AF_UNSPEC;

    for (size_t i = 0; i < addresses->count; i++) {
        struct candidate *candidate = &addresses->at[i];
        candidate->rank = family == AF_UNSPEC || candidate->address.family == family
                              ? address_rank(&candidate->address, reach)
                              : ADDRESS_RANKS;
    }
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
    error = find_name(addresses, node, hints);
    if (!error && addresses->count > 1)
        rank(addresses, hints);
    if (!error && hints->ai_family == AF_INET6 &&
        (hints->ai_flags & (AI_V4MAPPED | AI_ALL)) == AI_V4MAPPED)
        leave_out_mapped(addresses);
    return error;
}

void addresses_free(struct addresses *addresses)
{
    if (addresses->at != addresses->few)
        free(addresses->at);
    if (addresses->name != addresses->short_name)
        free(addresses->name);
}
