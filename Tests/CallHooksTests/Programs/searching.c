/* searching.c — the loader looks where it would without hooks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <dlfcn.h>
#include <unistd.h>

void *library_opens(const char *file);

int main(int argc, char **argv)
{
    struct hook *made;
    void *library;

    (void)argc;
    CHECK(getpid() > 0);
    made = hook("getpid", EVERYTHING);
    CHECK(dlopen(argv[1], RTLD_NOW) == NULL);
    library = library_opens(argv[1]);
    CHECK(library != NULL);
    plan = 4242;
    CHECK(((pid_t(*)(void))dlsym(library, "library_getpid"))() == 4242);
    hook_remove(made);
    puts("all is right");
}
