/* libdw.c — loads libdw once. SPDX-License-Identifier: Apache-2.0 */
#include "libdw.h"

#include <dlfcn.h>

static struct libdw_calls calls;
static enum { UNTRIED, MISSING, LOADED } state;

static bool find(void *library, const char *name, void *place)
{
    void *const address = dlsym(library, name);

    *(void **)place = address;
    return address != NULL;
}

static bool load(void)
{
    void *const library = dlopen("libdw.so.1", RTLD_LAZY | RTLD_LOCAL);
    bool complete = library != NULL;

#define LIBDW_CALL(name) complete = complete && find(library, #name, &calls.name);
#include "libdw.def"
#undef LIBDW_CALL
    return complete && calls.elf_version(EV_CURRENT) != EV_NONE;
}

const struct libdw_calls *libdw(void)
{
    if (state == UNTRIED)
        state = load() ? LOADED : MISSING;
    return state == LOADED ? &calls : NULL;
}
