/* group.c — lines of group: "staff:x:50:alice,bob".
 * SPDX-License-Identifier: Apache-2.0 */
#include "users.h"
#include "builder.h"
#include "field.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>

/* An entry by member tells where the member stands, not where the line begins: there may be a
 * hundred thousand of them in a line. */
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
        builder_add_place(builder, BY_MEMBER, index_hash(member.start, member.length),
                          member.start);
    return NULL;
}

/* "::0" and its line feed are four bytes, a member and its comma two or more; the
 * last line may do without the line feed. */
static size_t most_entries(int index, size_t length)
{
    return index == BY_MEMBER ? (length + 1) / 2 : (length + 1) / 4;
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
    const struct index_entry *entry = index_first(&snapshot->index[BY_GID], index_hash_number(gid));

    return entry ? snapshot_text_at(snapshot, entry) : NULL;
}

static char **put_members(struct shelf *shelf, const char *members)
{
    char *strings = shelf->next;
    struct word member;
    size_t count = 0;

    for (; (member = next_member(&members)).length; count++)
        if (!shelf_put(shelf, member))
            return NULL;
    return shelf_put_pointers(shelf, strings, count);
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

static bool is_member(const char *place, const char *name)
{
    return word_is(next_member(&place), name);
}

static const char *line_around(const struct snapshot *snapshot, const char *place)
{
    const char *zero = memrchr(snapshot->text, '\0', (size_t)(place - snapshot->text));

    return zero ? zero + 1 : snapshot->text;
}

void groups_of_member(const struct snapshot *snapshot, const char *member,
                      void (*take)(gid_t gid, void *context), void *context)
{
    const struct index *index = &snapshot->index[BY_MEMBER];
    const struct index_entry *entry = index_first(index, index_hash(member, strlen(member)));
    const char *before = NULL;
    struct unit unit;

    for (; entry; entry = index_next(index, entry)) {
        const char *place = snapshot_text_at(snapshot, entry);
        const char *line = is_member(place, member) ? line_around(snapshot, place) : before;
        /* A group may name him twice. */
        if (line != before && read_unit(line, &unit))
            take(unit.gid, context);
        before = line;
    }
}
