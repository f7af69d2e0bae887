/* snapshot.c — one file of names as it was at one time: read line by line, and its lines told
 * again.
 *
 * In memory: the snapshot itself, its text, and for each index its entries and then its slots. What
 * is reserved and not needed stays untouched, and costs nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include "snapshot.h"
#include "builder.h"
#include "builder_state.h"
#include "word.h"
#include "word.h"

#include <string.h>

static const struct name_format *const formats[NAME_KINDS] = {
    [NAME_PASSWD] = &passwd_format,     [NAME_GROUP] = &group_format,
    [NAME_SHADOW] = &shadow_format,     [NAME_HOSTS] = &hosts_format,
    [NAME_SERVICES] = &services_format, [NAME_PROTOCOLS] = &protocols_format,
    [NAME_NETGROUP] = &netgroup_format,
};

static const size_t longest_text = (size_t)1 << 31;

static size_t most_entries(enum name_kind kind, int index, size_t length)
{
    return formats[kind]->most_entries(index, length);
}

size_t snapshot_room(enum name_kind kind, size_t length)
{
    size_t room = sizeof(struct snapshot) + length + 1;

    if (length >= longest_text)
        return 0;
    for (int i = 0; i < SNAPSHOT_INDEXES; i++)
        room += builder_index_room(most_entries(kind, i, length));
    return room;
}

char *snapshot_text(void *room) { return (char *)room + sizeof(struct snapshot); }

/* Blanks in place of a backslash and the end of line behind it, so that the next line goes on. */
static char *join(char *line, char *end, char *stop, size_t *lines)
{
    for (;;) {
        char *last = end - 1;
        if (last > line && *last == '\r')
            last--;
        if (end == stop || last < line || *last != '\\')
            return end;
        memset(last, ' ', (size_t)(end + 1 - last));
        ++*lines;
        end = memchr(end, '\n', (size_t)(stop - end));
        end = end ? end : stop;
    }
}

/* Makes a string of the line, without blanks in front. Returns its length. */
static size_t cut_out(char **line, size_t length)
{
    size_t blanks;

    (*line)[length] = '\0';
    if (length > 0 && (*line)[length - 1] == '\r')
        (*line)[--length] = '\0';
    blanks = is_blank(**line) ? strspn(*line, " \t\v\f\r") : 0;
    memset(*line, 0, blanks);
    *line += blanks;
    return length - blanks;
}

/* Leaves a string where the line says something, and zeroes where it does not. */
static void read_line(struct builder *builder, char *line, size_t length, size_t number,
                      const struct complaints *complaints)
{
    const bool indented = builder->format->at_margin && is_blank(*line);
    const char *why = NULL;

    length = cut_out(&line, length);
    if (length == 0)
        return;
    builder_start_line(builder, line);
    if (memchr(line, '\0', length))
        why = "there is a zero byte in it";
    else if (*line != '#')
        why = indented ? "a line begins with a name, not with blanks"
                       : builder->format->read_line(builder, line, length);
    if (why && complaints->tell)
        complaints->tell(complaints->context, number, why);
    if (why || *line == '#')
        memset(line, 0, length);
}

static void read_lines(struct builder *builder, char *text, size_t length,
                       const struct complaints *complaints)
{
    char *const stop = text + length;
    size_t number = 1;

    while (text < stop) {
        char *end = memchr(text, '\n', (size_t)(stop - text));
        size_t lines = 1;
        end = end ? end : stop;
        if (builder->format->joins_lines)
            end = join(text, end, stop, &lines);
        read_line(builder, text, (size_t)(end - text), number, complaints);
        number += lines;
        text = end + 1;
    }
}

const struct snapshot *snapshot_build(void *room, enum name_kind kind, size_t room_length,
                                      size_t length, const struct complaints *complaints)
{
    struct snapshot *snapshot = room;
    char *text = snapshot_text(room);
    struct builder builder = {.format = formats[kind], .snapshot = snapshot, .text = text};
    char *next = text + room_length + 1;

    *snapshot = (struct snapshot){.kind = kind, .text = text, .length = length};
    for (int i = 0; i < SNAPSHOT_INDEXES; i++)
        next = builder_place(&builder, i, next, most_entries(kind, i, room_length));
    read_lines(&builder, text, length, complaints);
    for (int i = 0; i < SNAPSHOT_INDEXES; i++)
        builder_sort(&builder, i);
    return snapshot;
}

/* Bad lines and comments may leave many. */
static size_t skip_zeroes(const char *text, size_t at, size_t length)
{
    uint64_t word;

    while (at < length && text[at] == '\0') {
        at++;
        while (at + sizeof word <= length && (memcpy(&word, text + at, sizeof word), word == 0))
            at += sizeof word;
    }
    return at;
}

const char *snapshot_line(const struct snapshot *snapshot, size_t *at)
{
    const size_t start = skip_zeroes(snapshot->text, *at, snapshot->length);

    if (start >= snapshot->length) {
        *at = snapshot->length;
        return NULL;
    }
    *at = start + strlen(snapshot->text + start) + 1;
    return snapshot->text + start;
}
