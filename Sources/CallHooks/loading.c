/* loading.c — dlopen, dlmopen, dlsym and dlvsym, while there are hooks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "loading.h"

#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where libraries may come that a hook is meant for, all who load some are listened to. */
static bool attends_opening(const struct object *object)
{
    (void)object;
    for (const struct target *target = targets(); target; target = target->next)
        if (target->hook && (target->hook->scope.everything || target->hook->scope.count))
            return true;
    return false;
}

static bool attends_asking(const struct object *object)
{
    for (const struct target *target = targets(); target; target = target->next)
        if (target->hook && scope_has(&target->hook->scope, object))
            return true;
    return false;
}

static void settle_all(const struct objects *objects, void *context)
{
    struct change *change = context;

    for (struct target *target = targets(); target; target = target->next)
        target_settle(objects, target, change);
}

static void settle_newcomers(void)
{
    struct change change = {0};
    const int error = errno;

    hooks_with(settle_all, &change);
    errno = error;
}

/* The loader looks where the caller's library says, and takes us for the caller: so we look there
 * first. */
struct opening {
    uintptr_t caller;
    const char *file;
    char path[PATH_MAX];
};

/* Appends a directory of a run path, in which $ORIGIN is where the library lies. */
static bool write_path(struct opening *opening, const struct object *caller, const char *directory,
                       int length)
{
    static const char *const origins[] = {"$ORIGIN", "${ORIGIN}"};
    const char *slash = strrchr(caller->path, '/');
    const int home = slash ? (int)(slash - caller->path) : 0;
    int written = 0, skip = 0;

    for (unsigned i = 0; i < 2; i++)
        if (strncmp(directory, origins[i], strlen(origins[i])) == 0)
            skip = (int)strlen(origins[i]);
    written = snprintf(opening->path, sizeof(opening->path), "%.*s%.*s/%s", skip ? home : 0,
                       caller->path, length - skip, directory + skip, opening->file);
    return written > 0 && (size_t)written < sizeof(opening->path) &&
           access(opening->path, R_OK) == 0;
}

static void look(const struct objects *objects, void *context)
{
    struct opening *opening = context;
    const struct object *caller = object_at(objects, opening->caller);

    if (!caller || !caller->run_path || caller->path[0] == '\0')
        return;
    for (const char *at = caller->run_path; *at; at += *at == ':') {
        const int length = (int)strcspn(at, ":");

        if (length > 0 && write_path(opening, caller, at, length))
            return;
        at += length;
    }
    opening->path[0] = '\0';
}

static void attend_dlopen(struct call_frame *frame)
{
    struct opening opening = {frame->return_address, (const char *)frame->integers[0], ""};
    void *(*real)(const char *, int) = (void *(*)(const char *, int))frame->real;

    if (opening.file && opening.file[0] && !strchr(opening.file, '/'))
        hooks_with(look, &opening);
    frame->results[0] = (uint64_t)(uintptr_t)real(opening.path[0] ? opening.path : opening.file,
                                                  (int)frame->integers[1]);
    frame->error = errno;
    frame->sets_error = frame->is_answered = true;
    if (frame->results[0])
        settle_newcomers();
}

static void attend_dlmopen(struct call_frame *frame)
{
    void *(*real)(Lmid_t, const char *, int) = (void *(*)(Lmid_t, const char *, int))frame->real;

    frame->results[0] = (uint64_t)(uintptr_t)real(
        (Lmid_t)frame->integers[0], (const char *)frame->integers[1], (int)frame->integers[2]);
    frame->error = errno;
    frame->sets_error = frame->is_answered = true;
    if (frame->results[0])
        settle_newcomers();
}

struct question {
    uintptr_t caller;
    const char *name;
    bool is_in_scope;
};

static void judge(const struct objects *objects, void *context)
{
    struct question *question = context;
    const struct object *caller = object_at(objects, question->caller);

    for (const struct target *target = targets(); caller && target; target = target->next)
        if (target->hook && strcmp(target->name, question->name) == 0)
            question->is_in_scope = scope_has(&target->hook->scope, caller);
}

/* Only where a function is asked for that has a hook is the loader asked by us. */
static void answer_question(struct call_frame *frame, void *(*ask)(const struct call_frame *))
{
    struct question question = {frame->return_address, (const char *)frame->integers[1], false};
    const struct hook_entry *entry;

    if (!question.name || !entry_listening(question.name, 0))
        return;
    hooks_with(judge, &question);
    entry = question.is_in_scope ? entry_listening(question.name, (uintptr_t)ask(frame)) : NULL;
    if (!entry)
        return;
    frame->results[0] = entry_thunk(entry);
    frame->is_answered = true;
}

static void *ask_dlsym(const struct call_frame *frame)
{
    return ((void *(*)(void *, const char *))frame->real)((void *)frame->integers[0],
                                                          (const char *)frame->integers[1]);
}

static void *ask_dlvsym(const struct call_frame *frame)
{
    return ((void *(*)(void *, const char *, const char *))frame->real)(
        (void *)frame->integers[0], (const char *)frame->integers[1],
        (const char *)frame->integers[2]);
}

static void attend_dlsym(struct call_frame *frame) { answer_question(frame, ask_dlsym); }

static void attend_dlvsym(struct call_frame *frame) { answer_question(frame, ask_dlvsym); }

static const struct {
    const char *name;
    call_attendant attendant;
    bool (*is_attended)(const struct object *);
} attended[] = {
    {"dlopen", attend_dlopen, attends_opening},
    {"dlmopen", attend_dlmopen, attends_opening},
    {"dlsym", attend_dlsym, attends_asking},
    {"dlvsym", attend_dlvsym, attends_asking},
};

enum { ATTENDED = sizeof(attended) / sizeof(attended[0]) };

bool loading_begin(void)
{
    for (unsigned i = 0; i < ATTENDED; i++) {
        struct target *target = target_of(attended[i].name);

        if (!target)
            return false;
        target->attendant = attended[i].attendant;
        target->is_attended = attended[i].is_attended;
    }
    return true;
}

void loading_settle(const struct objects *objects, struct change *change)
{
    for (unsigned i = 0; i < ATTENDED; i++) {
        struct target *target = target_of(attended[i].name);

        if (target)
            target_settle(objects, target, change);
    }
}
