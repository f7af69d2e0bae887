/* entries.c — the thunks' table, and what a call does that some handler wants.
 * SPDX-License-Identifier: Apache-2.0 */
#include "entries.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(struct hook_entry) == ENTRY_SIZE, "an entry is one line of the cache");
_Static_assert(offsetof(struct hook_entry, wanted) == ENTRY_WANTED, "layout.h");
_Static_assert(offsetof(struct hook_entry, real) == ENTRY_REAL, "layout.h");
_Static_assert(offsetof(struct call_frame, vectors) == FRAME_VECTORS, "layout.h");
_Static_assert(offsetof(struct call_frame, stack) == FRAME_STACK, "layout.h");
_Static_assert(offsetof(struct call_frame, indirect) == FRAME_INDIRECT, "layout.h");
_Static_assert(offsetof(struct call_frame, vector_count) == FRAME_VECTOR_COUNT, "layout.h");
_Static_assert(offsetof(struct call_frame, return_address) == FRAME_RETURN, "layout.h");
_Static_assert(offsetof(struct call_frame, entry) == FRAME_ENTRY, "layout.h");
_Static_assert(offsetof(struct call_frame, real) == FRAME_REAL, "layout.h");
_Static_assert(offsetof(struct call_frame, results) == FRAME_RESULTS, "layout.h");
_Static_assert(offsetof(struct call_frame, vector_results) == FRAME_VECTOR_RESULTS, "layout.h");
_Static_assert(offsetof(struct call_frame, error) == FRAME_ERROR, "layout.h");
_Static_assert(sizeof(struct call_frame) <= FRAME_SIZE && FRAME_SIZE % 16 == 0, "layout.h");

extern const char hook_thunks[] __attribute__((visibility("hidden")));

struct hook_entry hook_entries[ENTRY_MOST];
_Thread_local int hook_inside __attribute__((tls_model("initial-exec")));

static atomic_uint entry_count;

static void update_wanted(struct hook_entry *entry)
{
    const bool listens = atomic_load(&entry->listener) && atomic_load(&entry->is_listening);

    atomic_store(&entry->wanted, listens || entry->attendant);
}

struct hook_entry *entry_for(const char *name, uintptr_t real, call_attendant attendant,
                             bool is_internal)
{
    struct hook_entry *entry;

    const unsigned count = atomic_load(&entry_count);

    for (unsigned i = 0; i < count; i++) {
        entry = &hook_entries[i];
        if (entry->real == real && entry->is_internal == is_internal &&
            strcmp(entry->name, name) == 0)
            return entry;
    }
    if (count == ENTRY_MOST)
        return NULL;
    entry = &hook_entries[count];
    entry->name = strdup(name);
    if (!entry->name)
        return NULL;
    entry->real = real;
    entry->attendant = attendant;
    entry->is_internal = is_internal;
    update_wanted(entry);
    atomic_store(&entry_count, count + 1);
    return entry;
}

uintptr_t entry_thunk(const struct hook_entry *entry)
{
    return (uintptr_t)hook_thunks + (size_t)(entry - hook_entries) * THUNK_SIZE;
}

struct hook_entry *entry_of_thunk(uintptr_t address)
{
    const uintptr_t distance = address - (uintptr_t)hook_thunks;

    return distance < (uintptr_t)ENTRY_MOST * THUNK_SIZE ? &hook_entries[distance / THUNK_SIZE]
                                                         : NULL;
}

void entry_listen(struct hook_entry *entry, const struct listener *listener, bool is_listening)
{
    atomic_store(&entry->listener, listener);
    atomic_store(&entry->is_listening, is_listening);
    update_wanted(entry);
}

void entries_stop(const struct listener *listener)
{
    const unsigned count = atomic_load(&entry_count);

    for (unsigned i = 0; i < count; i++)
        if (atomic_load(&hook_entries[i].listener) == listener)
            entry_listen(&hook_entries[i], NULL, false);
}

bool entries_are_busy(const char *name)
{
    const unsigned count = atomic_load(&entry_count);

    for (unsigned i = 0; i < count; i++)
        if (atomic_load(&hook_entries[i].calls) != 0 && strcmp(hook_entries[i].name, name) == 0)
            return true;
    return false;
}

struct hook_entry *entry_listening(const char *name, uintptr_t real)
{
    const unsigned count = atomic_load(&entry_count);

    for (unsigned i = 0; i < count; i++) {
        struct hook_entry *entry = &hook_entries[i];

        if (atomic_load(&entry->listener) && (real == 0 || entry->real == real) &&
            strcmp(entry->name, name) == 0)
            return entry;
    }
    return NULL;
}

/* A call that is with a handler. */
struct stay {
    struct hook_entry *entry;
    bool is_with_listener;
    struct _pthread_cleanup_buffer buffer;
};

/* Of glibc, which runs these when longjmp(), pthread_exit() or a cancellation leaves the frame that
 * the buffer is in. Its headers keep them to themselves, and the macros that they have instead know
 * nothing of longjmp(). */
void _pthread_cleanup_push(struct _pthread_cleanup_buffer *, void (*)(void *), void *);
void _pthread_cleanup_pop(struct _pthread_cleanup_buffer *, int execute);

/* The handler does not return. Calls come here only while this thread is not inside. */
static void leave_by_jump(void *context)
{
    struct stay *stay = context;

    if (stay->is_with_listener)
        atomic_fetch_sub(&stay->entry->calls, 1);
    hook_inside = 0;
}

static void ask_listener(struct stay *stay, struct call_frame *frame)
{
    struct hook_entry *entry = stay->entry;
    const struct listener *listener;

    atomic_fetch_add(&entry->calls, 1);
    stay->is_with_listener = true;
    listener = atomic_load(&entry->listener);
    if (listener && atomic_load(&entry->is_listening))
        listener->handler(frame, listener->context);
    stay->is_with_listener = false;
    atomic_fetch_sub(&entry->calls, 1);
}

__attribute__((visibility("hidden"))) int hook_dispatch(struct call_frame *frame);

/* Returns whether there is an answer. Even finding errno may be a hooked call. */
int hook_dispatch(struct call_frame *frame)
{
    struct stay stay = {.entry = (struct hook_entry *)frame->entry};

    hook_inside++;
    const int error = errno;
    _pthread_cleanup_push(&stay.buffer, leave_by_jump, &stay);
    frame->real = stay.entry->real;
    frame->sets_error = frame->is_answered = false;
    ask_listener(&stay, frame);
    if (!frame->is_answered && stay.entry->attendant) {
        hook_inside--;
        stay.entry->attendant(frame);
        hook_inside++;
    }
    _pthread_cleanup_pop(&stay.buffer, 0);
    errno = frame->is_answered && frame->sets_error ? frame->error : error;
    hook_inside--;
    return frame->is_answered;
}
