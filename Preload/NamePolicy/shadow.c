/* shadow.c — lines of shadow: "alice:$y$…:19000:0:99999:7:::".
 * SPDX-License-Identifier: Apache-2.0 */
#include "users.h"
#include "builder.h"
#include "field.h"
#include "shelf.h"

#include <errno.h>
#include <string.h>

enum { BY_NAME };

struct secret {
    struct word name, password;
    uint32_t changed, least, most; /* days, as all of these; -1: not said */
    uint32_t warning, inactive, expiry;
    uint32_t flag;
    bool has_flag;
    bool is_bare; /* for NIS, and nothing but a name */
};

/* The last four fields may be missing altogether. */
static bool read_rest(const char *line, struct secret *secret)
{
    while (is_blank(*line))
        line++;
    if (!*line)
        return true;
    if (!field_optional_number(&line, &secret->warning) ||
        !field_optional_number(&line, &secret->inactive) ||
        !field_optional_number(&line, &secret->expiry))
        return false;
    if (!*line)
        return true;
    secret->has_flag = number_next(&line, 10, &secret->flag);
    return !*line;
}

static bool read_secret(const char *line, struct secret *secret)
{
    static const uint32_t unsaid = UINT32_MAX;

    *secret = (struct secret){.warning = unsaid, .inactive = unsaid, .expiry = unsaid};
    secret->name = field_next(&line);
    secret->is_bare = is_for_nis(secret->name) && !*line;
    if (secret->is_bare)
        return true;
    secret->changed = secret->least = secret->most = unsaid;
    secret->password = field_next(&line);
    return field_optional_number(&line, &secret->changed) &&
           field_optional_number(&line, &secret->least) &&
           field_optional_number(&line, &secret->most) && read_rest(line, secret);
}

static const char *read_line(struct builder *builder, char *line, size_t length)
{
    struct secret secret;

    (void)length;
    if (!read_secret(line, &secret))
        return "a shadow entry has a name, a password and seven numbers or nothings, as in "
               "\"alice:*:19000:0:99999:7:::\"";
    if (!is_for_nis(secret.name))
        builder_add(builder, BY_NAME, index_hash(secret.name.start, secret.name.length));
    return NULL;
}

/* "::::0" and its line feed are six bytes; the last line may do without it. */
static size_t most_entries(int index, size_t length)
{
    return index == BY_NAME ? (length + 1) / 6 : 0;
}

const struct name_format shadow_format = {.read_line = read_line, .most_entries = most_entries};

const char *shadow_by_name(const struct snapshot *snapshot, const char *name)
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

static long days(uint32_t number) { return (int32_t)number; }

int shadow_copy(const char *line, struct spwd *out, char *buffer, size_t size)
{
    struct shelf shelf = {buffer, size};
    struct secret secret;

    if (!read_secret(line, &secret))
        return ENOENT;
    *out = (struct spwd){
        .sp_namp = shelf_put(&shelf, secret.name),
        .sp_pwdp = secret.is_bare ? NULL : shelf_put(&shelf, secret.password),
        .sp_lstchg = days(secret.changed),
        .sp_min = days(secret.least),
        .sp_max = days(secret.most),
        .sp_warn = days(secret.warning),
        .sp_inact = days(secret.inactive),
        .sp_expire = days(secret.expiry),
        .sp_flag = secret.has_flag ? secret.flag : ~0UL,
    };
    return out->sp_namp && (secret.is_bare || out->sp_pwdp) ? 0 : ERANGE;
}
