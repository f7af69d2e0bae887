/* hooks.c — hooks come and go, one at a time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "call_hooks.h"
#include "definition.h"
#include "loading.h"
#include "targets.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(HOOK_MOST_FUNCTIONS == ENTRY_MOST, "one thunk a function");

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct hook *retired;

static void take_lock(void)
{
    hook_inside++;
    pthread_mutex_lock(&lock);
}

static void give_lock(void)
{
    pthread_mutex_unlock(&lock);
    hook_inside--;
}

/* A child has nobody else who might hold it. */
static void begin(void) { pthread_atfork(take_lock, give_lock, give_lock); }

static void enter(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    hook_inside++;
    pthread_once(&once, begin);
    pthread_mutex_lock(&lock);
}

void hooks_with(void (*body)(const struct objects *, void *), void *context)
{
    enter();
    objects_with(body, context);
    give_lock();
}

void hook_enter(void) { hook_inside++; }

void hook_leave(void) { hook_inside--; }

void hook_outside(void (*body)(void *), void *context)
{
    hook_inside++;
    body(context);
    hook_inside--;
}

static void free_hook(struct hook *hook)
{
    if (!hook)
        return;
    for (size_t i = 0; hook->scope.libraries && i < hook->scope.count; i++)
        free((char *)hook->scope.libraries[i]);
    free((void *)hook->scope.libraries);
    free(hook);
}

static bool copy_scope(struct hook_scope *to, const struct hook_scope *from)
{
    char **libraries = calloc(from->count + 1, sizeof(*libraries));

    *to = *from;
    to->libraries = (const char *const *)libraries;
    if (!libraries)
        return false;
    for (size_t i = 0; i < from->count; i++)
        if (!(libraries[i] = strdup(from->libraries[i])))
            return false;
    return true;
}

/* The retired ones that nobody is with any more. Under the lock. */
static struct hook *take_idle(void)
{
    struct hook *idle = NULL, **at = &retired;

    while (*at) {
        struct hook *hook = *at;

        if (entries_are_busy(hook->target->name)) {
            at = &hook->next_retired;
            continue;
        }
        *at = hook->next_retired;
        hook->next_retired = idle;
        idle = hook;
    }
    return idle;
}

/* Without the lock: what is released may take hooks away. */
static void release_all(struct hook *idle)
{
    while (idle) {
        struct hook *next = idle->next_retired;

        hook_inside++;
        if (idle->release)
            idle->release(idle->listener.context);
        free_hook(idle);
        hook_inside--;
        idle = next;
    }
}

struct installation {
    struct hook *hook;
    struct change change;
};

static void take_out(const struct objects *objects, struct hook *hook)
{
    struct change ignored = {0};

    hook->target->hook = NULL;
    target_settle(objects, hook->target, &ignored);
    entries_stop(&hook->listener);
    loading_settle(objects, &ignored);
}

static bool has_users_site(const struct target *target)
{
    for (size_t i = 0; i < target->sites.count; i++)
        if (!target->sites.at[i].entry->is_internal)
            return true;
    return false;
}

static void put_in(const struct objects *objects, void *context)
{
    struct installation *installation = context;
    struct hook *hook = installation->hook;
    struct change *change = &installation->change;

    if (hook->target->hook) {
        change->status = HOOK_TAKEN;
        return;
    }
    hook->target->hook = hook;
    target_settle(objects, hook->target, change);
    loading_settle(objects, change);
    if (change->status == HOOK_INSTALLED && !hook->scope.expects_more &&
        !has_users_site(hook->target))
        change->status = HOOK_NOWHERE;
    if (change->status != HOOK_INSTALLED)
        take_out(objects, hook);
}

static struct hook *make(const char *name, const struct hook_scope *scope,
                         void (*handler)(struct call_frame *, void *), void *context)
{
    struct hook *hook = calloc(1, sizeof(*hook));

    if (hook && copy_scope(&hook->scope, scope) && loading_begin() &&
        (hook->target = target_of(name)) != NULL) {
        hook->listener = (struct listener){handler, context};
        hook->is_listening = true;
        return hook;
    }
    free_hook(hook);
    return NULL;
}

struct hook *hook_install(const char *name, const struct hook_scope *scope,
                          void (*handler)(struct call_frame *, void *), void *context,
                          void (*release)(void *), enum hook_status *status, int *error)
{
    struct installation installation = {0};
    struct hook *idle;

    enter();
    installation.hook = make(name, scope, handler, context);
    if (installation.hook)
        objects_with(put_in, &installation);
    else
        installation.change.status = HOOK_NO_MEMORY;
    if (installation.hook && installation.change.status != HOOK_INSTALLED) {
        /* Some thread may have come to the handler already. */
        installation.hook->next_retired = retired;
        retired = installation.hook;
    }
    if (installation.hook)
        installation.hook->release = release;
    idle = take_idle();
    give_lock();
    *status = installation.change.status;
    *error = installation.change.error;
    if (!installation.hook && release)
        release(context);
    release_all(idle);
    return *status == HOOK_INSTALLED ? installation.hook : NULL;
}

static void remove_within(const struct objects *objects, void *context)
{
    take_out(objects, context);
}

void hook_remove(struct hook *hook)
{
    struct hook *idle;

    enter();
    objects_with(remove_within, hook);
    hook->next_retired = retired;
    retired = hook;
    idle = take_idle();
    give_lock();
    release_all(idle);
}

void hook_listen(struct hook *hook, bool is_listening)
{
    enter();
    hook->is_listening = is_listening;
    for (size_t i = 0; i < hook->target->sites.count; i++) {
        struct hook_entry *entry = hook->target->sites.at[i].entry;

        if (!entry->is_internal)
            entry_listen(entry, &hook->listener, is_listening);
    }
    give_lock();
}

struct reality {
    const struct hook *hook;
    uintptr_t real;
};

static void find_real(const struct objects *objects, void *context)
{
    struct reality *reality = context;
    const struct sites *sites = &reality->hook->target->sites;

    for (size_t i = 0; i < sites->count; i++) {
        const bool is_programs = object_at(objects, sites->at[i].address) == objects->at[0];

        if (!sites->at[i].entry->is_internal && (reality->real == 0 || is_programs))
            reality->real = sites->at[i].entry->real;
    }
    for (size_t i = 0; reality->real == 0 && i < objects->count; i++) {
        const ElfW(Sym) *symbol =
            object_definition(objects->at[i], reality->hook->target->name, NULL);

        reality->real = symbol ? symbol_address(objects->at[i], symbol) : 0;
    }
}

uintptr_t hook_real(const struct hook *hook)
{
    struct reality reality = {hook, 0};

    hooks_with(find_real, &reality);
    return reality.real;
}

struct telling {
    const struct hook *hook;
    void (*each)(const char *, bool, void *);
    void *context;
};

static void tell_places(const struct objects *objects, void *context)
{
    const struct telling *telling = context;
    const struct sites *sites = &telling->hook->target->sites;

    for (size_t i = 0; i < sites->count; i++) {
        const struct object *object = object_at(objects, sites->at[i].address);

        if (object && !sites->at[i].entry->is_internal)
            telling->each(object->path, sites->at[i].sled != NULL, telling->context);
    }
}

void hook_places(const struct hook *hook, void (*each)(const char *, bool, void *), void *context)
{
    struct telling telling = {hook, each, context};

    hooks_with(tell_places, &telling);
}
