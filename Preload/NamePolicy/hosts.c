/* hosts.c — lines of a hosts file: "10.0.0.5  db.example  db  # a comment".
 * SPDX-License-Identifier: Apache-2.0 */
#include "host_table.h"
#include "builder.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

enum { BY_NAME, BY_ADDRESS };

static uint32_t hash_address(const struct host_address *address)
{
    uint32_t number;

    if (address->family == AF_INET6)
        return index_hash((const char *)address->byte, sizeof address->byte);
    memcpy(&number, address->byte, sizeof number);
    return index_hash_number(number);
}

/* A line without a name has the name "". */
static void add_names(struct builder *builder, const char *names)
{
    struct word name = word_next(&names);

    do
        builder_add(builder, BY_NAME, index_hash_folded(name.start, name.length));
    while ((name = word_next(&names)).length);
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct host_address address;
    const char *names = line;

    line_cut(line, length, '#');
    if (!host_address_next(&names, &address))
        return "it does not begin with an IP address";
    builder_add(builder, BY_ADDRESS, hash_address(&address));
    if (address.family == AF_INET6 && host_address_serve(&address, AF_INET))
        builder_add(builder, BY_ADDRESS, hash_address(&address));
    add_names(builder, names);
    return NULL;
}

/* Names have a blank between them; "::1" and its line feed have two addresses. */
static size_t most_entries(int index, size_t length)
{
    return index <= BY_ADDRESS ? length / 2 + 1 : 0;
}

const struct name_format hosts_format = {.read_line = read_line, .most_entries = most_entries};

struct word host_first_name(const char *line)
{
    word_next(&line);
    return word_next(&line);
}

struct name {
    const char *text;
    size_t length;
};

static bool is_same(struct word word, const struct name *name)
{
    return word.length == name->length &&
           (!memcmp(word.start, name->text, name->length) || word_is_folded(word, name->text));
}

/* `names` is what stands behind the address. */
static bool is_called(const char *names, const struct name *wanted)
{
    struct word word = word_next(&names);

    do
        if (is_same(word, wanted))
            return true;
    while ((word = word_next(&names)).length);
    return false;
}

bool host_addresses(const struct snapshot *snapshot, const char *name,
                    bool (*take)(const struct host_address *, const char *line, void *context),
                    void *context)
{
    const struct name wanted = {name, strlen(name)};
    const struct index *index = &snapshot->index[BY_NAME];
    const struct index_entry *entry =
        index_first(index, index_hash_folded(wanted.text, wanted.length));
    const char *before = NULL;
    bool found = false;

    for (; entry; entry = index_next(index, entry)) {
        const char *line = snapshot_text_at(snapshot, entry), *at = line;
        struct host_address address;

        /* A line that has the name twice has two entries, one behind the other. */
        if (line == before || !host_address_next(&at, &address) || !is_called(at, &wanted))
            continue;
        before = line;
        found = true;
        if (!take(&address, line, context))
            break;
    }
    return found;
}

static bool has_address(const char *line, const struct host_address *wanted)
{
    struct host_address address;

    return host_address_next(&line, &address) && host_address_serve(&address, wanted->family) &&
           !memcmp(address.byte, wanted->byte, host_address_length(wanted->family));
}

const char *host_by_address(const struct snapshot *snapshot, const struct host_address *address)
{
    const struct index *index = &snapshot->index[BY_ADDRESS];
    const struct index_entry *entry = index_first(index, hash_address(address));

    for (; entry; entry = index_next(index, entry))
        if (has_address(snapshot_text_at(snapshot, entry), address))
            return snapshot_text_at(snapshot, entry);
    return NULL;
}
