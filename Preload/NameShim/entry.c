/* entry.c — how one entry is found, of whatever kind.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "entry.h"
#include "module.h"
#include "module_entry.h"

bool entry_given(enum name_kind kind)
{
    return names_given(kind) || ((kind == NAME_PASSWD || kind == NAME_GROUP) && module_given());
}

void entry_rewind(enum name_kind kind)
{
    walk_start(names_walk(kind));
    if (module_given())
        module_rewind(kind);
}

struct question {
    const struct entry_call *call;
    const struct entry_key *key;
    void *entry;
    char *buffer;
    size_t size;
    int error;
};

static bool look(const struct snapshot *file, void *context)
{
    struct question *question = context;
    const char *line = question->call->find(file, question->key);

    if (line)
        question->error =
            question->call->copy(line, question->entry, question->buffer, question->size);
    return line != NULL;
}

int entry_find(const struct entry_call *call, const struct entry_key *key, void *entry,
               char *buffer, size_t size)
{
    SHIM_KEEP_ERRNO;
    struct question question = {call, key, entry, buffer, size, 0};

    const int error = names_look(call->kind, look, &question);

    if (!error)
        return question.error;
    const int other = call->elsewhere ? call->elsewhere(key, entry, buffer, size) : ENOENT;
    return other == ENOENT ? error : other;
}

/* A line that does not fit stays the next one. */
static bool take(const char *line, void *context)
{
    struct question *question = context;

    question->error = question->call->copy(line, question->entry, question->buffer, question->size);
    return question->error == 0;
}

int entry_next(const struct entry_call *call, void *entry, char *buffer, size_t size)
{
    SHIM_KEEP_ERRNO;
    struct question question = {call, NULL, entry, buffer, size, 0};

    /* As libc, which wants room even to learn that there is no more. */
    if (size == 0)
        return ERANGE;
    if (walk_next(names_walk(call->kind), take, &question))
        return question.error;
    return call->elsewhere ? call->elsewhere(NULL, entry, buffer, size) : ENOENT;
}

/* The entry stands at the room's beginning, its text behind it. */
static int find_in(struct result_room room, const struct entry_call *call,
                   const struct entry_key *key)
{
    char *text = (char *)room.at + call->entry_size;
    const size_t size = room.size - call->entry_size;

    if (!room.at)
        return ENOMEM;
    return key ? entry_find(call, key, room.at, text, size) : entry_next(call, room.at, text, size);
}

/* Returns 0, ENOENT, or what is wrong. */
static int find_own(const struct entry_call *call, const struct entry_key *key, void **entry)
{
    struct result_room room;
    int error;

    do {
        room = result_room(call->use);
        error = find_in(room, call, key);
    } while (error == ERANGE && result_room_grow(call->use, room));
    *entry = error ? NULL : room.at;
    return error == ERANGE ? ENOMEM : error;
}

void *entry_find_own(const struct entry_call *call, const struct entry_key *key)
{
    void *entry;

    entry_result(find_own(call, key, &entry));
    return entry;
}

void *entry_next_own(const struct entry_call *call)
{
    void *entry;

    entry_next_result(find_own(call, NULL, &entry));
    return entry;
}
