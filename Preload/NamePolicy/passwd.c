/* passwd.c — lines of passwd: "alice:x:1001:1001:Alice:/home/alice:/bin/sh".
 * SPDX-License-Identifier: Apache-2.0 */
#include "users.h"
#include "builder.h"
#include "field.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>

enum { BY_NAME, BY_UID };

struct user {
    struct word name, password;
    uint32_t uid, gid;
    const char *rest; /* comment, home and shell, as far as they are there */
    bool is_bare;     /* for NIS, and nothing but a name */
};

static bool read_user(const char *line, struct user *user)
{
    *user = (struct user){.name = field_next(&line)};
    const bool nis = is_for_nis(user->name);

    user->is_bare = nis && !*line;
    if (user->is_bare)
        return true;
    user->password = field_next(&line);
    if (nis ? !field_optional_number(&line, &user->uid) || !field_optional_number(&line, &user->gid)
            : !field_number(&line, &user->uid) || !field_number(&line, &user->gid))
        return false;
    user->rest = line;
    return true;
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct user user;

    (void)length;
    if (!read_user(line, &user))
        return "a user has at least a name, a password, and numbers for uid and gid, as in "
               "\"alice:x:1001:1001\"";
    if (is_for_nis(user.name))
        return NULL;
    builder_add(builder, BY_NAME, index_hash(user.name.start, user.name.length));
    builder_add(builder, BY_UID, index_hash_number(user.uid));
    return NULL;
}

/* "::0:0" and its line feed are six bytes; the last line may do without it. */
static size_t most_entries(int index, size_t length)
{
    return index <= BY_UID ? (length + 1) / 6 : 0;
}

const struct name_format passwd_format = {.read_line = read_line, .most_entries = most_entries};

const char *passwd_by_name(const struct snapshot *snapshot, const char *name)
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

const char *passwd_by_uid(const struct snapshot *snapshot, uid_t uid)
{
    const struct index_entry *entry = index_first(&snapshot->index[BY_UID], index_hash_number(uid));

    return entry ? snapshot_text_at(snapshot, entry) : NULL;
}

static int copy_bare(const struct user *user, struct passwd *out, struct shelf *shelf)
{
    *out = (struct passwd){.pw_name = shelf_put(shelf, user->name)};
    return out->pw_name ? 0 : ERANGE;
}

/* Cuts a copy of the text after the numbers into its three. */
static void cut_rest(const char *text, char *copy, struct passwd *out)
{
    const char *at = text;

    out->pw_gecos = copy;
    copy[field_next(&at).length] = '\0';
    out->pw_dir = copy + (at - text);
    out->pw_dir[field_next(&at).length] = '\0';
    out->pw_shell = copy + (at - text);
}

/* What stands in front of the numbers, and what behind them, is copied at a stroke each. */
int passwd_copy(const char *line, struct passwd *out, char *buffer, size_t size)
{
    struct shelf shelf = {buffer, size};
    struct user user;
    char *front, *rest;

    if (!read_user(line, &user))
        return ENOENT;
    if (user.is_bare)
        return copy_bare(&user, out, &shelf);
    front = shelf_put(&shelf, (struct word){line, user.name.length + 1 + user.password.length});
    rest = shelf_put(&shelf, (struct word){user.rest, strlen(user.rest)});
    if (!front || !rest)
        return ERANGE;
    front[user.name.length] = '\0';
    out->pw_name = front;
    out->pw_passwd = front + user.name.length + 1;
    out->pw_uid = user.uid;
    out->pw_gid = user.gid;
    cut_rest(user.rest, rest, out);
    return 0;
}
