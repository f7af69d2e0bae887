/* loading.c — libraries that come and go while there are hooks, and functions asked for by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

typedef pid_t call(void);

static call *in(void *library) { return (call *)dlsym(library, "library_getpid"); }

static void check_newcomer(const char *path, struct hook_scope scope, bool is_meant)
{
    const pid_t own = getppid();
    struct hook *made = hook("getpid", scope);
    void *library;

    plan = 4242;
    library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    CHECK(library != NULL);
    CHECK((in(library)() == 4242) == is_meant);
    hook_remove(made);
    CHECK(in(library)() != 4242);
    dlclose(library);
    CHECK(getppid() == own);
}

static void check_leaving(const char *path)
{
    struct hook *made = hook("getpid", EVERYTHING);
    void *library = dlopen(path, RTLD_NOW);

    CHECK(in(library)() == 4242);
    dlclose(library);
    hook_remove(made);
    made = hook("getpid", EVERYTHING);
    library = dlopen(path, RTLD_NOW);
    CHECK(in(library)() == 4242);
    dlclose(library);
    library = dlopen(path, RTLD_LAZY);
    CHECK(in(library)() == 4242);
    hook_remove(made);
    CHECK(in(library)() != 4242);
    dlclose(library);
}

static void check_asked_for(void)
{
    void *self = dlopen(NULL, RTLD_NOW);
    struct hook *made;
    call *kept;

    CHECK(dlsym(RTLD_DEFAULT, "getpid") != NULL);
    made = hook("getpid", PROGRAM);
    kept = (call *)dlsym(RTLD_DEFAULT, "getpid");
    CHECK(kept() == 4242);
    CHECK(((call *)dlsym(self, "getpid"))() == 4242);
    CHECK(((call *)dlsym(RTLD_NEXT, "getpid"))() == 4242);
#if defined(__x86_64__)
    CHECK(((call *)dlvsym(self, "getpid", "GLIBC_2.2.5"))() == 4242);
#endif
    CHECK(dlsym(self, "getppid") == (void *)getppid);
    CHECK(dlsym(self, "no_such_function") == NULL && dlerror() != NULL);
    hook_remove(made);
    CHECK(kept() != 4242 && kept() == getpid());
    CHECK(dlsym(self, "getpid") != (void *)kept);
    dlclose(self);
}

/* Nobody calls it yet. */
static void check_expected(const char *path, const char *file)
{
    const char *const names[] = {file};
    const struct hook_scope later = {.libraries = names, .count = 1, .expects_more = true};
    struct hook *made;
    void *library;

    CHECK(!try_hook("getpid", (struct hook_scope){.libraries = names, .count = 1}));
    made = hook("getpid", later);
    CHECK(getpid() != 4242 && ((call *)hook_real(made))() == getpid());
    library = dlopen(path, RTLD_NOW);
    CHECK(in(library)() == 4242);
    hook_remove(made);
    CHECK(in(library)() != 4242);
    dlclose(library);
}

int main(int argc, char **argv)
{
    const char *file = strrchr(argv[1], '/') + 1, *const names[] = {file};

    (void)argc;
    getpid();
    check_newcomer(argv[1], EVERYTHING, true);
    check_newcomer(argv[1], (struct hook_scope){.program = true, .libraries = names, .count = 1},
                   true);
    check_newcomer(argv[1], PROGRAM, false);
    for (int i = 0; i < 20; i++)
        check_leaving(argv[1]);
    check_expected(argv[1], file);
    check_asked_for();
    CHECK(dlopen("/nowhere.so", RTLD_NOW) == NULL);
    puts("all is right");
}
