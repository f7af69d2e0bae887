/* roll.c — names of netgroups, each once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "roll.h"

#include <string.h>

struct entry {
    size_t length; /* of this entry, in the memory that grows */
    size_t below;  /* as `top` */
    char name[];
};

static struct entry *entry_at(const struct roll *roll, size_t offset)
{
    return (struct entry *)(void *)(roll->names.start + offset);
}

static bool has(const struct roll *roll, struct word name)
{
    for (size_t at = 0; at < roll->names.used; at += entry_at(roll, at)->length)
        if (word_is(name, entry_at(roll, at)->name))
            return true;
    return false;
}

bool roll_add(struct roll *roll, struct word name)
{
    const size_t offset = roll->names.used;
    struct entry *entry;

    if (has(roll, name))
        return true;
    entry = (struct entry *)(void *)scratch_add(&roll->names, sizeof *entry + name.length + 1);
    if (!entry)
        return false;
    entry->length = roll->names.used - offset;
    entry->below = roll->top;
    memcpy(entry->name, name.start, name.length);
    entry->name[name.length] = '\0';
    roll->top = offset + 1;
    return true;
}

const char *roll_next(const struct roll *roll)
{
    return roll->top ? entry_at(roll, roll->top - 1)->name : NULL;
}

void roll_tick_off(struct roll *roll) { roll->top = entry_at(roll, roll->top - 1)->below; }
