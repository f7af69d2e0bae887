/* netgroup.c — lines of a netgroup file: "staff  (host,user,domain) (,alice,) admins".
 * SPDX-License-Identifier: Apache-2.0 */
#include "tables.h"
#include "builder.h"

#include <string.h>

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    const char *cursor = line;
    const struct word name = word_next(&cursor);

    (void)length;
    builder_add(builder, 0, index_hash(name.start, name.length));
    return NULL;
}

/* Two bytes are a name and its line feed. */
static size_t most_entries(int index, size_t length) { return index ? 0 : length / 2 + 1; }

const struct name_format netgroup_format = {
    .read_line = read_line, .most_entries = most_entries, .joins_lines = true, .at_margin = true};

const char *netgroup_by_name(const struct snapshot *snapshot, const char *name)
{
    const struct index *index = &snapshot->index[0];
    const struct index_entry *entry = index_first(index, index_hash(name, strlen(name)));

    for (; entry; entry = index_next(index, entry)) {
        const char *cursor = snapshot_text_at(snapshot, entry);

        if (word_is(word_next(&cursor), name))
            return snapshot_text_at(snapshot, entry);
    }
    return NULL;
}

/* One field of a triple, up to its `end`. */
static bool read_field(const char **at, char end, struct word *field)
{
    const char *last = strchr(*at, end);

    if (!last)
        return false;
    *field = word_stripped((struct word){*at, (size_t)(last - *at)});
    *at = last + 1;
    return true;
}

bool netgroup_member(const char *line, const char **at, struct netgroup_member *member)
{
    const char *cursor = *at ? *at : line;

    if (!*at)
        word_next(&cursor);
    while (is_blank(*cursor))
        cursor++;
    *at = cursor + 1;
    member->is_group = *cursor != '(';
    if (!member->is_group)
        return read_field(at, ',', &member->host) && read_field(at, ',', &member->user) &&
               read_field(at, ')', &member->domain);
    member->group = word_next(&cursor);
    *at = cursor;
    return member->group.length;
}

/* Names of hosts and domains are the same in any case of letters. */
bool netgroup_has(const struct netgroup_member *member, const char *host, const char *user,
                  const char *domain)
{
    return (!host || !member->host.length || word_is_folded(member->host, host)) &&
           (!user || !member->user.length || word_is(member->user, user)) &&
           (!domain || !member->domain.length || word_is_folded(member->domain, domain));
}
