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
static const struct {
    const char *prefix;
    void *stand_in;
} odd_ones[] = {
    {"dlopen", (void *)fail_with_null},         {"dlmopen", (void *)fail_with_null},
    {"popen", (void *)fail_with_null},          {"fopen", (void *)fail_with_null},
    {"fdopen", (void *)fail_with_null},         {"opendir", (void *)fail_with_null},
    {"if_indextoname", (void *)fail_with_null}, {"if_nameindex", (void *)fail_with_null},
    {"posix_spawn", (void *)fail_with_number},  {"pidfd_spawn", (void *)fail_with_number},
};

static void *stand_in(const char *name)
{
    for (size_t i = 0; i < sizeof odd_ones / sizeof *odd_ones; i++)
        if (!strncmp(name, odd_ones[i].prefix, strlen(odd_ones[i].prefix)))
            return odd_ones[i].stand_in;
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
