/* targets.c — settles slots and sleds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "targets.h"
#include "definition.h"
#include "memory.h"
#include "sleds.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct target *all;

struct target *targets(void) { return all; }

struct target *target_of(const char *name)
{
    struct target *target;

    for (target = all; target; target = target->next)
        if (strcmp(target->name, name) == 0)
            return target;
    target = calloc(1, sizeof(*target));
    if (!target || !(target->name = strdup(name))) {
        free(target);
        return NULL;
    }
    target->next = all;
    return all = target;
}

static bool is_named(const char *path, const char *library)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    const size_t length = strlen(library);

    return strcmp(path, library) == 0 || strcmp(file, library) == 0 ||
           (strncmp(file, library, length) == 0 && strncmp(file + length, ".so", 3) == 0);
}

bool scope_has(const struct hook_scope *scope, const struct object *object)
{
    if (scope->everything)
        return true;
    if (object->path[0] == '\0')
        return scope->program;
    for (size_t i = 0; i < scope->count; i++)
        if (is_named(object->path, scope->libraries[i]))
            return true;
    return false;
}

static void fail(struct change *change, enum hook_status status, int error)
{
    if (change->status == HOOK_INSTALLED)
        *change = (struct change){status, error};
}

static bool add(struct sites *sites, struct site site)
{
    if (sites->count == sites->room) {
        const size_t room = sites->room * 2 + 16;
        struct site *more = realloc(sites->at, room * sizeof(*more));

        if (!more)
            return false;
        sites->at = more;
        sites->room = room;
    }
    sites->at[sites->count++] = site;
    return true;
}

static struct site *site_at(const struct sites *sites, uintptr_t address)
{
    for (size_t i = 0; i < sites->count; i++)
        if (sites->at[i].address == address)
            return &sites->at[i];
    return NULL;
}

/* What is to be, as it comes together. */
struct plan {
    const struct objects *objects;
    const struct target *target;
    struct sites sites;
    struct change *change;
};

static bool is_users(const struct plan *plan, const struct object *object)
{
    return plan->target->hook && scope_has(&plan->target->hook->scope, object);
}

static bool is_ours(const struct plan *plan, const struct object *object)
{
    return plan->target->is_attended && plan->target->is_attended(object);
}

static void want_sled(struct plan *plan, const struct object *object,
                      const struct function *function)
{
    int error;
    struct sled *sled;

    if (site_at(&plan->sites, function->address) || !sled_is_usable(object, function))
        return;
    sled = sled_for(object, function, &error);
    if (!sled)
        fail(plan->change, error == ENOSPC ? HOOK_NO_THUNK : HOOK_REFUSED, error);
    else if (!add(&plan->sites,
                  (struct site){.address = function->address, .entry = sled->entry, .sled = sled}))
        fail(plan->change, HOOK_NO_MEMORY, 0);
}

static void want_sleds(struct plan *plan, struct object *object)
{
    const struct functions *functions = object_functions(object);

    for (size_t i = 0; functions && i < functions->count; i++)
        if (strcmp(functions->at[i].name, plan->target->name) == 0)
            want_sled(plan, object, &functions->at[i]);
}

/* What a slot holds that another thread's dlopen has not got to yet is no code's address. */
static bool is_code(const struct objects *objects, uintptr_t address)
{
    const struct object *object = object_at(objects, address);

    return object && object_segment(object, address)->p_flags & PF_X;
}

/* Where the slot leads without us; 0 if it is none of ours to change. */
static uintptr_t real_of(const struct plan *plan, const struct object *object,
                         const struct import *import)
{
    const uintptr_t value = slot_read(import->slot);
    const struct hook_entry *entry = entry_of_thunk(value);
    uintptr_t real;

    if (entry)
        return entry->real;
    if (!is_code(plan->objects, value))
        return 0;
    real = import_real(plan->objects, object, import, value);
    /* A variable may hold something else by now, for the program to know why. */
    return import->is_data && real != import_definition(plan->objects, object, import) ? 0 : real;
}

static void want_slot(struct plan *plan, const struct object *object, const struct import *import)
{
    const bool is_internal = !is_users(plan, object);
    const uintptr_t real = real_of(plan, object, import);
    struct site *had;
    struct site site;

    /* Through a sled it comes to us anyway. */
    if (real == 0 || site_at(&plan->sites, real) || site_at(&plan->sites, import->slot))
        return;
    site = (struct site){.address = import->slot, .original = slot_read(import->slot)};
    site.entry = entry_for(plan->target->name, real, plan->target->attendant, is_internal);
    had = site_at(&plan->target->sites, import->slot);
    if (had && entry_of_thunk(site.original))
        site.original = had->original;
    if (!site.entry)
        fail(plan->change, HOOK_NO_THUNK, 0);
    else if (!add(&plan->sites, site))
        fail(plan->change, HOOK_NO_MEMORY, 0);
}

static void want_slots(struct plan *plan, const struct object *object)
{
    size_t count;
    const struct import *import = imports_of(object, plan->target->name, &count);

    for (size_t i = 0; i < count; i++)
        if (strcmp(symbol_name(object, import[i].symbol), plan->target->name) == 0)
            want_slot(plan, object, &import[i]);
}

/* Sleds first: they tell which slots need nothing. */
static void make_plan(struct plan *plan)
{
    for (size_t i = 0; i < plan->objects->count; i++)
        if (is_users(plan, plan->objects->at[i]))
            want_sleds(plan, plan->objects->at[i]);
    for (size_t i = 0; i < plan->objects->count; i++)
        if (is_users(plan, plan->objects->at[i]) || is_ours(plan, plan->objects->at[i]))
            want_slots(plan, plan->objects->at[i]);
}

/* What is not there any more, or not as we left it, is not ours to put back. */
static int undo(const struct objects *objects, const struct site *site)
{
    const struct object *object = object_at(objects, site->address);

    if (!object)
        return 0;
    if (site->sled)
        return sled_is_on(site->sled) ? sled_switch(object, site->sled, false) : 0;
    return slot_read(site->address) == entry_thunk(site->entry)
               ? slot_write(object, site->address, site->original)
               : 0;
}

static int apply(const struct objects *objects, const struct target *target,
                 const struct site *site)
{
    const struct object *object = object_at(objects, site->address);

    if (!site->entry->is_internal && target->hook)
        entry_listen(site->entry, &target->hook->listener, target->hook->is_listening);
    if (site->sled)
        return sled_is_on(site->sled) ? 0 : sled_switch(object, site->sled, true);
    return slot_read(site->address) == entry_thunk(site->entry)
               ? 0
               : slot_write(object, site->address, entry_thunk(site->entry));
}

static void note(struct change *change, int error)
{
    if (error != 0)
        fail(change, HOOK_REFUSED, error);
}

void target_settle(const struct objects *objects, struct target *target, struct change *change)
{
    struct plan plan = {objects, target, {0}, change};

    make_plan(&plan);
    for (size_t i = 0; i < target->sites.count; i++) {
        const struct site *had = &target->sites.at[i];

        if (!site_at(&plan.sites, had->address))
            note(change, undo(objects, had));
    }
    for (size_t i = 0; i < plan.sites.count; i++)
        note(change, apply(objects, target, &plan.sites.at[i]));
    free(target->sites.at);
    target->sites = plan.sites;
}
