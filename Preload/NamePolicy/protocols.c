/* protocols.c — lines of a protocols file: "tcp  6  TCP  # a comment".
 * SPDX-License-Identifier: Apache-2.0 */
#include "tables.h"
#include "builder.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>

enum { BY_NAME, BY_NUMBER };

struct protocol {
    struct word name;
    int number;
    const char *aliases;
};

static bool read_protocol(const char *line, struct protocol *protocol)
{
    uint32_t number;

    protocol->name = word_next(&line);
    if (!number_next(&line, 10, &number) || (*line && !is_blank(*line)))
        return false;
    protocol->number = (int)number;
    protocol->aliases = line;
    return true;
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct protocol protocol;
    struct word name;

    line_cut(line, length, '#');
    if (!read_protocol(line, &protocol))
        return "a protocol has a name and a number, as in \"tcp 6\"";
    builder_add(builder, BY_NUMBER, index_hash_number((uint32_t)protocol.number));
    builder_add(builder, BY_NAME, index_hash(protocol.name.start, protocol.name.length));
    while ((name = word_next(&protocol.aliases)).length)
        builder_add(builder, BY_NAME, index_hash(name.start, name.length));
    return NULL;
}

/* "a 1" and its line feed are four bytes, and each alias is two or more. */
static size_t most_entries(int index, size_t length)
{
    return index == BY_NAME ? length / 2 + 1 : index == BY_NUMBER ? length / 4 + 1 : 0;
}

const struct name_format protocols_format = {.read_line = read_line, .most_entries = most_entries};

static bool is_called(const struct protocol *protocol, const char *name)
{
    return word_is(protocol->name, name) || words_have(protocol->aliases, name);
}

const char *protocol_by_name(const struct snapshot *snapshot, const char *name)
{
    const struct index *index = &snapshot->index[BY_NAME];
    const struct index_entry *entry = index_first(index, index_hash(name, strlen(name)));
    struct protocol protocol;

    for (; entry; entry = index_next(index, entry))
        if (read_protocol(snapshot_text_at(snapshot, entry), &protocol) &&
            is_called(&protocol, name))
            return snapshot_text_at(snapshot, entry);
    return NULL;
}

const char *protocol_by_number(const struct snapshot *snapshot, int number)
{
    const struct index *index = &snapshot->index[BY_NUMBER];
    const struct index_entry *entry = index_first(index, index_hash_number((uint32_t)number));
    struct protocol protocol;

    for (; entry; entry = index_next(index, entry))
        if (read_protocol(snapshot_text_at(snapshot, entry), &protocol) &&
            protocol.number == number)
            return snapshot_text_at(snapshot, entry);
    return NULL;
}

int protocol_copy(const char *line, struct protoent *out, char *buffer, size_t size)
{
    struct shelf shelf = {buffer, size};
    struct protocol protocol;

    if (!read_protocol(line, &protocol))
        return ENOENT;
    out->p_proto = protocol.number;
    out->p_name = shelf_put(&shelf, protocol.name);
    out->p_aliases = out->p_name ? shelf_put_words(&shelf, protocol.aliases) : NULL;
    return out->p_aliases ? 0 : ERANGE;
}
