/* survey.c — who has to do with a function, for whoever wants to know why it cannot be hooked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "definition.h"
#include "functions.h"
#include "loading.h"
#include "sleds.h"

#include <string.h>

struct survey {
    const char *name;
    const struct hook_scope *scope;
    void (*each)(const struct hook_sighting *, void *);
    void *context;
};

struct reading {
    const char *name;
    struct hook_sighting *sighting;
};

static void read_name(const char *name, bool is_local, void *context)
{
    static const char *const sanitizers[] = {"__asan_init", "__tsan_init", "__msan_init"};
    const struct reading *reading = context;

    (void)is_local;
    if (strcmp(name, reading->name) == 0)
        reading->sighting->is_defined = true;
    for (unsigned i = 0; i < sizeof(sanitizers) / sizeof(sanitizers[0]); i++)
        if (strcmp(name, sanitizers[i]) == 0)
            reading->sighting->is_sanitized = true;
}

static void look_at_sleds(struct object *object, struct reading *reading)
{
    const struct functions *functions = object_functions(object);

    for (size_t i = 0; functions && i < functions->count; i++)
        if (strcmp(functions->at[i].name, reading->name) == 0) {
            const bool is_usable = sled_is_usable(object, &functions->at[i]);

            reading->sighting->has_sled |= is_usable;
            reading->sighting->has_short_sled |= !is_usable;
        }
}

static unsigned slots(const struct object *object, const char *name)
{
    size_t count;
    const struct import *import = imports_of(object, name, &count);
    unsigned found = 0;

    for (size_t i = 0; i < count; i++)
        found += strcmp(symbol_name(object, import[i].symbol), name) == 0;
    return found;
}

static void look_at(const struct survey *survey, struct object *object, bool is_program)
{
    const ElfW(Sym) *definition = object_definition(object, survey->name, NULL);
    struct hook_sighting sighting = {
        .object = object->path,
        .slots = slots(object, survey->name),
        .is_in_scope = scope_has(survey->scope, object),
        .is_exported = definition != NULL,
        .is_protected = definition && (object->is_symbolic ||
                                       ELF64_ST_VISIBILITY(definition->st_other) != STV_DEFAULT),
        .is_static = is_program && !object->has_interpreter,
    };
    struct reading reading = {survey->name, &sighting};

    if (sighting.is_in_scope || is_program) {
        file_functions(object, read_name, &reading);
        look_at_sleds(object, &reading);
    }
    if (is_program || sighting.is_in_scope || sighting.slots || sighting.is_exported)
        survey->each(&sighting, survey->context);
}

static void look_at_all(const struct objects *objects, void *context)
{
    for (size_t i = 0; i < objects->count; i++)
        look_at(context, objects->at[i], i == 0);
}

void hook_survey(const char *name, const struct hook_scope *scope,
                 void (*each)(const struct hook_sighting *, void *), void *context)
{
    struct survey survey = {name, scope, each, context};

    hooks_with(look_at_all, &survey);
}

struct presence {
    struct hook_scope scope;
    bool is_loaded;
};

static void look_for(const struct objects *objects, void *context)
{
    struct presence *presence = context;

    for (size_t i = 1; i < objects->count; i++)
        presence->is_loaded |= scope_has(&presence->scope, objects->at[i]);
}

bool hook_is_loaded(const char *library)
{
    struct presence presence = {{.libraries = &library, .count = 1}, false};

    hooks_with(look_for, &presence);
    return presence.is_loaded;
}

struct naming {
    void (*each)(const char *, void *);
    void *context;
};

static void name_function(const char *name, bool is_local, void *context)
{
    const struct naming *naming = context;

    (void)is_local;
    naming->each(name, naming->context);
}

static void name_all(const struct objects *objects, void *context)
{
    const struct naming *naming = context;

    for (size_t i = 0; i < objects->count; i++) {
        const struct object *object = objects->at[i];

        for (size_t k = 0; k < object->import_count; k++)
            naming->each(symbol_name(object, object->imports[k].symbol), naming->context);
        file_functions(object, name_function, context);
    }
}

void hook_names(void (*each)(const char *, void *), void *context)
{
    struct naming naming = {each, context};

    hooks_with(name_all, &naming);
}
