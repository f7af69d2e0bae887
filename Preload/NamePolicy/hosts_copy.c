/* hosts_copy.c — lines of a hosts file as a struct hostent.
 * SPDX-License-Identifier: Apache-2.0 */
#include "host_table.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

/* Counted first, then written. */
struct entry {
    struct hostent *out;
    struct shelf shelf;
    int family;
    size_t addresses, aliases;
    bool is_full;
};

static size_t count_words(const char *line)
{
    size_t count = 0;

    while (word_next(&line).length)
        count++;
    return count;
}

/* The first name of a later line may become an alias. */
static bool count(const struct host_address *address, const char *line, void *context)
{
    struct entry *entry = context;
    struct host_address served = *address;

    if (host_address_serve(&served, entry->family)) {
        entry->addresses++;
        entry->aliases += count_words(line);
    }
    return true;
}

static void put_address(struct entry *entry, const struct host_address *address)
{
    char *place = shelf_take(&entry->shelf, (size_t)entry->out->h_length, 4);

    if (place)
        memcpy(place, address->byte, (size_t)entry->out->h_length);
    entry->out->h_addr_list[entry->addresses++] = place;
    entry->is_full |= !place;
}

static void put_alias(struct entry *entry, struct word name)
{
    char *string = shelf_put(&entry->shelf, name);

    entry->out->h_aliases[entry->aliases++] = string;
    entry->is_full |= !string;
}

static void put_names(struct entry *entry, const char *line)
{
    const struct word first = host_first_name(line);
    const char *at = first.start + first.length;
    struct word alias;

    while (!entry->is_full && (alias = word_next(&at)).length)
        put_alias(entry, alias);
    if (!entry->out->h_name)
        entry->is_full |= !(entry->out->h_name = shelf_put(&entry->shelf, first));
    else if (!entry->is_full && !word_is(first, entry->out->h_name))
        put_alias(entry, first);
}

static bool put(const struct host_address *address, const char *line, void *context)
{
    struct entry *entry = context;
    struct host_address served = *address;

    if (host_address_serve(&served, entry->family)) {
        put_address(entry, &served);
        if (!entry->is_full)
            put_names(entry, line);
    }
    return !entry->is_full;
}

/* Makes room for the two lists, once it is counted how long they are. Returns an error. */
static int begin(struct entry *entry)
{
    struct hostent *out = entry->out;

    if (entry->addresses == 0)
        return ENODATA;
    out->h_addr_list =
        shelf_take(&entry->shelf, (entry->addresses + 1) * sizeof(char *), sizeof(char *));
    out->h_aliases =
        shelf_take(&entry->shelf, (entry->aliases + 1) * sizeof(char *), sizeof(char *));
    out->h_addrtype = entry->family;
    out->h_length = (int)host_address_length(entry->family);
    out->h_name = NULL;
    entry->addresses = entry->aliases = 0;
    return out->h_addr_list && out->h_aliases ? 0 : ERANGE;
}

static int end(struct entry *entry)
{
    if (entry->is_full)
        return ERANGE;
    entry->out->h_addr_list[entry->addresses] = NULL;
    entry->out->h_aliases[entry->aliases] = NULL;
    return 0;
}

int host_copy_by_name(const struct snapshot *snapshot, const char *name, int family,
                      struct hostent *out, char *buffer, size_t size)
{
    struct entry entry = {.out = out, .shelf = {buffer, size}, .family = family};
    int error = host_addresses(snapshot, name, count, &entry) ? begin(&entry) : ENOENT;

    if (error)
        return error;
    host_addresses(snapshot, name, put, &entry);
    return end(&entry);
}

int host_copy(const char *line, int family, struct hostent *out, char *buffer, size_t size)
{
    struct entry entry = {.out = out, .shelf = {buffer, size}, .family = family};
    struct host_address address;
    const char *at = line;
    int error;

    if (!host_address_next(&at, &address))
        return ENODATA;
    count(&address, line, &entry);
    error = begin(&entry);
    if (error)
        return error;
    put(&address, line, &entry);
    return end(&entry);
}

int host_copy_by_address(const struct snapshot *snapshot, const struct host_address *address,
                         struct hostent *out, char *buffer, size_t size)
{
    const char *line = host_by_address(snapshot, address);

    return line ? host_copy(line, address->family, out, buffer, size) : ENOENT;
}

int host_copy_literal(const char *name, const struct host_address *address, struct hostent *out,
                      char *buffer, size_t size)
{
    struct entry entry = {
        .out = out, .shelf = {buffer, size}, .family = address->family, .addresses = 1};
    const int error = begin(&entry);

    if (error)
        return error;
    put_address(&entry, address);
    out->h_name = entry.is_full ? NULL : shelf_put(&entry.shelf, (struct word){name, strlen(name)});
    entry.is_full |= !out->h_name;
    return end(&entry);
}
