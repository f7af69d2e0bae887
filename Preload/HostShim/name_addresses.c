/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "name_addresses.h"
#include "growing.h"
#include "host_table.h"
#include "lacking.h"
#include "lookup.h"
#include "module.h"
#include "module_host.h"
#include "names.h"

#include <string.h>

/* A question, and whether anybody knows the name. */
struct inquiry {
    struct addresses *addresses;
    const char *name;
    int family; /* wanted of the files */
    bool maps;  /* as addresses of AF_INET6 then */
    bool is_known;
    int error; /* ENOENT, or why a file that may know the name can not be read */
    bool wants_canonical;
    size_t canonical; /* length of the canonical name */
};

static void take_canonical(struct inquiry *inquiry, struct word name)
{
    inquiry->canonical = name.length;
    if (name.length < inquiry->addresses->name_room)
        *(char *)mempcpy(inquiry->addresses->name, name.start, name.length) = '\0';
}

static void take(struct inquiry *inquiry, struct host_address address)
{
    if (inquiry->maps)
        host_address_map(&address);
    addresses_add(inquiry->addresses, &address);
}

static bool wants_name(const struct inquiry *inquiry)
{
    return inquiry->wants_canonical && inquiry->addresses->count == 0;
}

static bool take_line(const struct host_address *address, const char *line, void *context)
{
    struct inquiry *inquiry = context;
    struct host_address served = *address;

    if (!host_address_serve(&served, inquiry->family))
        return true;
    if (wants_name(inquiry))
        take_canonical(inquiry, host_first_name(line));
    take(inquiry, served);
    return true;
}

static bool ask_file(const struct snapshot *file, void *context)
{
    struct inquiry *inquiry = context;

    return host_addresses(file, inquiry->name, take_line, context);
}

static void take_entry(struct inquiry *inquiry, const struct hostent *entry)
{
    struct host_address address = {.family = entry->h_addrtype};

    if (wants_name(inquiry))
        take_canonical(inquiry, (struct word){entry->h_name, strlen(entry->h_name)});
    for (char **next = entry->h_addr_list; *next; next++) {
        memcpy(address.byte, *next, host_address_length(address.family));
        take(inquiry, address);
    }
}

static void ask_module(struct inquiry *inquiry, int family)
{
    struct growing growing = {NULL, 0};
    struct hostent entry;
    int error = ERANGE;

    while (error == ERANGE && growing_more(&growing))
        error = module_host_by_name(
            inquiry->name, family,
            &(struct host_room){.entry = &entry, .buffer = growing.buffer, .size = growing.size});
    if (!error) {
        inquiry->is_known = true;
        take_entry(inquiry, &entry);
    }
    free(growing.buffer);
}

static void ask(struct inquiry *inquiry, int family, bool maps)
{
    inquiry->family = family;
    inquiry->maps = maps;
    inquiry->error = names_look(NAME_HOSTS, ask_file, inquiry);
    if (inquiry->error == 0) {
        inquiry->is_known = true;
    } else if (module_given()) {
        if (family != AF_INET6)
            ask_module(inquiry, AF_INET);
        if (family != AF_INET)
            ask_module(inquiry, AF_INET6);
    }
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

/* Returns what a caller learns of a name that is not known. */
static int refuse(const struct inquiry *inquiry)
{
    if (names_allow_dns())
        return LOOKUP_OUTSIDE;
    if (inquiry->error != ENOENT) {
        errno = inquiry->error;
        return EAI_SYSTEM;
    }
    hosts_lack(inquiry->name);
    return EAI_NONAME;
}

int addresses_find_name(struct addresses *addresses, const char *name, const struct addrinfo *hints)
{
    for (;;) {
        struct inquiry inquiry = {.addresses = addresses,
                                  .name = name,
                                  .wants_canonical = hints->ai_flags & AI_CANONNAME};

        addresses->count = 0;
        ask_as_wished(&inquiry, hints);
        if (!inquiry.is_known)
            return refuse(&inquiry);
        if (addresses->count == 0)
            return EAI_NONAME;
        if (addresses->count <= addresses->room && inquiry.canonical < addresses->name_room)
            return 0;
        if (!grow(addresses, addresses->count, inquiry.canonical))
            return EAI_MEMORY;
    }
}
