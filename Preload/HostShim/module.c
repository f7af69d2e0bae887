/* module.c — a library that is asked when no file has the answer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "module.h"
#include "onward.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <string.h>

static const char path_variable[] = "NSS_WRAPPER_MODULE_SO_PATH";
static const char prefix_variable[] = "NSS_WRAPPER_MODULE_FN_PREFIX";

enum given { UNKNOWN, NOT_GIVEN, GIVEN };

bool module_given(void)
{
    static _Atomic(unsigned char) known;

    if (atomic_load_explicit(&known, memory_order_relaxed) == UNKNOWN)
        atomic_store_explicit(&known, onward_value(path_variable) ? GIVEN : NOT_GIVEN,
                              memory_order_relaxed);
    return atomic_load_explicit(&known, memory_order_relaxed) == GIVEN;
}

/* "_nss_PREFIX_NAME" */
static void *find(void *library, const char *prefix, const char *name)
{
    char symbol[strlen("_nss__") + strlen(prefix) + strlen(name) + 1];

    stpcpy(stpcpy(stpcpy(stpcpy(symbol, "_nss_"), prefix), "_"), name);
    return dlsym(library, symbol);
}

static void fill_in(struct module *module, void *library, const char *prefix)
{
#define FIND(name) module->name = (__typeof__(module->name))find(library, prefix, #name)
    FIND(getpwnam_r);
    FIND(getpwuid_r);
    FIND(setpwent);
    FIND(getpwent_r);
    FIND(endpwent);
    FIND(getgrnam_r);
    FIND(getgrgid_r);
    FIND(setgrent);
    FIND(getgrent_r);
    FIND(endgrent);
    FIND(initgroups_dyn);
    FIND(gethostbyname2_r);
    FIND(gethostbyaddr_r);
#undef FIND
}

static bool load(struct module *module)
{
    SHIM_KEEP_ERRNO;
    const char *path = onward_value(path_variable), *prefix = onward_value(prefix_variable);
    void *library;

    if (!prefix) {
        SHIM_SAY(path_variable, " is set, ", prefix_variable, " is not: ", path, " is not used");
        return false;
    }
    library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        SHIM_SAY("a library of names cannot be loaded: ", dlerror());
        return false;
    }
    fill_in(module, library, prefix);
    return true;
}

const struct module *module(void)
{
    static struct module functions;
    static _Atomic(unsigned char) loaded;

    if (!module_given())
        return NULL;
    /* Threads that come at once do the same twice, with the same result. */
    if (atomic_load_explicit(&loaded, memory_order_acquire) == UNKNOWN) {
        struct module fresh;
        const bool there = load(&fresh);
        if (there)
            functions = fresh;
        atomic_store_explicit(&loaded, there ? GIVEN : NOT_GIVEN, memory_order_release);
    }
    return atomic_load_explicit(&loaded, memory_order_acquire) == GIVEN ? &functions : NULL;
}
