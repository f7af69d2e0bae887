/* demangle.c — names of C++, by the C++ library where there is one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "debug_info.h"

#include <dlfcn.h>
#include <string.h>

typedef char *demangle_call(const char *, char *, size_t *, int *);

static demangle_call *find(void)
{
    void *library;
    void *address = dlsym(RTLD_DEFAULT, "__cxa_demangle");

    if (address == NULL && (library = dlopen("libstdc++.so.6", RTLD_LAZY | RTLD_LOCAL)) != NULL)
        address = dlsym(library, "__cxa_demangle");
    return (demangle_call *)address;
}

char *debug_demangled(const char *name)
{
    static demangle_call *demangle;
    static bool searched;
    int status;

    if (strncmp(name, "_Z", 2) != 0)
        return NULL;
    if (!searched)
        demangle = find();
    searched = true;
    return demangle == NULL ? NULL : demangle(name, NULL, NULL, &status);
}
