/* group.c — lines of group: "staff:x:50:alice,bob".
 * SPDX-License-Identifier: Apache-2.0 */
#include "users.h"
#include "builder.h"
#include "field.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>

enum { BY_NAME, BY_GID, BY_MEMBER };

struct unit {
    struct word name, password;
    uint32_t gid;
    const char *members;
    bool is_bare; /* for NIS, and nothing but a name */
};

static bool read_unit(const char *line, struct unit *unit)
{
    *unit = (struct unit){.name = field_next(&line)};
    const bool nis = is_for_nis(unit->name);

    unit->members = line;
    unit->is_bare = nis && !*line;
    if (unit->is_bare)
        return true;
    unit->password = field_next(&line);
    if (nis ? !field_optional_number(&line, &unit->gid) : !field_number(&line, &unit->gid))
        return false;
    unit->members = line;
    return true;
}

/* The next one in a list with commas: blanks in front do not count, nor does one that is empty. Of
 * length 0 at the end. */
static struct word next_member(const char **cursor)
{
    struct word member = {*cursor, 0};

    while (*member.start == ',' || is_blank(*member.start))
        member.start++;
    member.length = strcspn(member.start, ",");
    *cursor = member.start + member.length;
    return member;
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct unit unit;
    struct word member;

    (void)length;
    if (!read_unit(line, &unit))
        return "a group has at least a name, a password and a number, as in \"staff:x:50:\"";
    if (!is_for_nis(unit.name)) {
        builder_add(builder, BY_NAME, index_hash(unit.name.start, unit.name.length));
        builder_add(builder, BY_GID, index_hash_number(unit.gid));
    }
    while ((member = next_member(&unit.members)).length)
        builder_add(builder, BY_MEMBER, index_hash(member.start, member.length));
    return NULL;
}

/* "::0" and its line feed are four bytes, a member and its comma two or more. */
static size_t most_entries(int index, size_t length)
{
    return index == BY_MEMBER ? length / 2 + 1 : length / 3 + 1;
}

const struct name_format group_format = {.read_line = read_line, .most_entries = most_entries};

const char *group_by_name(const struct snapshot *snapshot, const char *name)
{
    const struct index *index = &snapshot->index[BY_NAME];
    const size_t length = strlen(name);
    const struct index_entry *entry = index_first(index, index_hash(name, length));

    for (; entry; entry = index_next(index, entry)) {
        const char *line = snapshot_text_at(snapshot, entry);
        if (strncmp(line, name, length) == 0 && line[length] == ':')
            return line;
    }
    return NULL;
}

const char *group_by_gid(const struct snapshot *snapshot, gid_t gid)
{
    const struct index *index = &snapshot->index[BY_GID];
    const struct index_entry *entry = index_first(index, index_hash_number(gid));
    struct unit unit;

    for (; entry; entry = index_next(index, entry)) {
        const char *line = snapshot_text_at(snapshot, entry);
        if (read_unit(line, &unit) && unit.gid == gid)
            return line;
    }
    return NULL;
}

/* The members' strings, and an array of pointers to them. */
static char **put_members(struct shelf *shelf, const char *members)
{
    char *string = shelf->next, **list;
    struct word member;
    size_t count = 0;

    for (; (member = next_member(&members)).length; count++)
        if (!shelf_put(shelf, member))
            return NULL;
    list = shelf_take(shelf, (count + 1) * sizeof *list, sizeof *list);
    if (!list)
        return NULL;
    for (size_t i = 0; i < count; i++, string += strlen(string) + 1)
        list[i] = string;
    list[count] = NULL;
    return list;
}

int group_copy(const char *line, struct group *out, char *buffer, size_t size)
{
    struct shelf shelf = {buffer, size};
    struct unit unit;

    if (!read_unit(line, &unit))
        return ENOENT;
    out->gr_gid = unit.gid;
    out->gr_name = shelf_put(&shelf, unit.name);
    out->gr_passwd = unit.is_bare ? NULL : shelf_put(&shelf, unit.password);
    if (!out->gr_name || (!unit.is_bare && !out->gr_passwd))
        return ERANGE;
    out->gr_mem = put_members(&shelf, unit.members);
    return out->gr_mem ? 0 : ERANGE;
}

/* Whether the entry's line has the member; its group then. */
static bool has_member(const char *line, const char *member, gid_t *gid)
{
    struct unit unit;
    struct word there;

    if (!read_unit(line, &unit))
        return false;
    *gid = unit.gid;
    while ((there = next_member(&unit.members)).length)
        if (word_is(there, member))
            return true;
    return false;
}

void groups_of_member(const struct snapshot *snapshot, const char *member,
                      void (*take)(gid_t gid, void *context), void *context)
{
    const struct index *index = &snapshot->index[BY_MEMBER];
    const struct index_entry *entry = index_first(index, index_hash(member, strlen(member)));
    const char *before = NULL;
    gid_t gid;

    for (; entry; entry = index_next(index, entry)) {
        const char *line = snapshot_text_at(snapshot, entry);
        /* A group may name him twice. */
        if (line != before && has_member(line, member, &gid))
            take(gid, context);
        before = line;
    }
}
