/* bind.c — finds the libc call behind a wrapper.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <string.h>

static long fail_with_minus_one(void) { return shim_fail(ENOSYS); }

static long fail_with_number(void) { return ENOSYS; }

static void *fail_with_null(void)
{
    errno = ENOSYS;
    return NULL;
}

/* C cannot tell from a function's type what it returns, so those that return no plain -1 are
 * listed. A prefix stands for its family. */
static const char giving_null[][16] = {
    "dlopen", "dlmopen", "popen", "fopen", "fdopen", "opendir", "if_indextoname", "if_nameindex",
};
static const char giving_number[][16] = {"posix_spawn", "pidfd_spawn"};

static bool is_listed(const char *name, const char list[][16], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strncmp(name, list[i], strlen(list[i])))
            return true;
    return false;
}

static void *stand_in(const char *name)
{
    if (is_listed(name, giving_number, sizeof giving_number / sizeof *giving_number))
        return (void *)fail_with_number;
    if (is_listed(name, giving_null, sizeof giving_null / sizeof *giving_null))
        return (void *)fail_with_null;
    if (!strncmp(name, "gethostby", 9) && !strstr(name, "_r"))
        return (void *)fail_with_null;
    return (void *)fail_with_minus_one;
}

void *shim_bind(const char *name, void **slot)
{
    SHIM_KEEP_ERRNO;
    /* Threads may race through here; they all write the same address. */
    void *found = dlsym(RTLD_NEXT, name);

    if (!found) {
        SHIM_SAY("there is no real ", name, " behind this library; it fails with ENOSYS");
        /* Not remembered: a library that the program loads later may bring it. */
        return stand_in(name);
    }
    __atomic_store_n(slot, found, __ATOMIC_RELAXED);
    return found;
}
