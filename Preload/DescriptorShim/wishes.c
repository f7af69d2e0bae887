/* wishes.c — what the environment asks of this library.
 * SPDX-License-Identifier: Apache-2.0 */
#include "wishes.h"
#include "books.h"
#include "glob.h"
#include "onward.h"

#include <string.h>

enum { NUMBERS = 32, ALL_KINDS = (1 << FD_KIND_COUNT) - 1 };

static struct {
    int numbers[NUMBERS];
    unsigned count;
    const char *paths; /* patterns, separated by colons */
} watched;

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && !memcmp(text, word, length);
}

static uint32_t kind_named(const char *text, size_t length)
{
    for (unsigned kind = 0; kind < FD_KIND_COUNT; kind++)
        if (is_word(text, length, fd_kind_name(kind)))
            return 1u << kind;
    return 0;
}

static void take_kind(const char *text, size_t length)
{
    const uint32_t kind = kind_named(text, length);

    if (is_word(text, length, "all") || is_word(text, length, "1"))
        books.wanted = ALL_KINDS;
    else if (kind)
        books.wanted |= kind, books.named |= kind;
    else if (!is_word(text, length, "0") && !is_word(text, length, "none"))
        SHIM_SAY(BACKLOT_FDS " names a kind that there is not: ", text);
}

static void read_kinds(const char *list)
{
    while (list && *list) {
        const size_t length = strcspn(list, ",");
        if (length)
            take_kind(list, length);
        list += length + (list[length] == ',');
    }
}

static void read_numbers(const char *list)
{
    while (list && *list && watched.count < NUMBERS) {
        char *end;
        const long number = strtol(list, &end, 10);
        if (end == list)
            return;
        watched.numbers[watched.count++] = (int)number;
        list = end + (*end == ',');
    }
}

bool wishes_read(void)
{
    const char *stackless = onward_value(BACKLOT_FDS_STACKLESS);

    read_kinds(onward_value(BACKLOT_FDS));
    read_numbers(onward_value(BACKLOT_FDS_WATCH));
    watched.paths = onward_value(BACKLOT_FDS_WATCH_PATHS);
    books.watches = watched.count || watched.paths;
    books.takes_stacks = !stackless || strcmp(stackless, "1") != 0;
    return books.wanted || books.watches;
}

bool wishes_watch_number(int fd)
{
    for (unsigned i = 0; i < watched.count; i++)
        if (watched.numbers[i] == fd)
            return true;
    return false;
}

bool wishes_watch_path(const char *path)
{
    const char *list = path ? watched.paths : NULL;

    while (list && *list) {
        const size_t length = strcspn(list, ":");
        if (length && glob_matches(list, length, path))
            return true;
        list += length + (list[length] == ':');
    }
    return false;
}

bool wishes_watch_paths(void) { return watched.paths != NULL; }
