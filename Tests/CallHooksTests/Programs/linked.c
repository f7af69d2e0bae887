/* linked.c — hooks of every kind of function, however this program and its library are linked: what
 * is called, what is called when they are gone, and whether all of memory is as it was.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hooked.h"

#include "memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

pid_t library_getpid(void);

static pid_t (*volatile by_pointer)(void) = getpid;

enum { MOST = 64 };

struct picture {
    const char *name;
    uintptr_t values[MOST];
    char protections[MOST][5];
    size_t count;
};

/* The line of the map of an address tells its protection. */
static void read_protection(uintptr_t address, char protection[5])
{
    unsigned long start, end;
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "r");

    while (fgets(line, sizeof(line), maps))
        if (sscanf(line, "%lx-%lx %4s", &start, &end, protection) == 3 && address >= start &&
            address < end)
            break;
    fclose(maps);
}

static void take(const struct objects *objects, void *context)
{
    struct picture *picture = context;

    for (size_t i = 0; i < objects->count; i++) {
        size_t count;
        const struct import *import = imports_of(objects->at[i], picture->name, &count);

        for (size_t k = 0; k < count && picture->count < MOST; k++) {
            picture->values[picture->count] = slot_read(import[k].slot);
            read_protection(import[k].slot, picture->protections[picture->count++]);
        }
    }
}

static struct picture picture_of(const char *name)
{
    struct picture picture = {.name = name};

    objects_with(take, &picture);
    return picture;
}

static bool is_same(const struct picture *before, const char *name)
{
    const struct picture now = picture_of(name);

    return before->count == now.count &&
           memcmp(before->values, now.values, sizeof(now.values)) == 0 &&
           memcmp(before->protections, now.protections, sizeof(now.protections)) == 0;
}

static void check_getpid(struct hook_scope scope)
{
    const pid_t own = (pid_t)atoi(getenv("OWN_PID"));
    CHECK(getpid() == own);
    const struct picture before = picture_of("getpid");
    struct hook *made = hook("getpid", scope);

    plan = 4242;
    CHECK(getpid() == 4242);
    CHECK(by_pointer() == 4242);
    CHECK(library_getpid() == (scope.everything ? 4242 : own));
    plan = FORWARD;
    CHECK(getpid() == own && by_pointer() == own && library_getpid() == own);
    hook_remove(made);
    plan = 4242;
    CHECK(getpid() == own && by_pointer() == own && library_getpid() == own);
    CHECK(before.count >= 2 && is_same(&before, "getpid"));
}

/* Not bound yet, where binding is lazy: nobody calls it elsewhere. */
static void check_unbound(void)
{
    const struct picture before = picture_of("getppid");
    struct hook *made = hook("getppid", PROGRAM);

    plan = FORWARD;
    const pid_t parent = getppid();
    plan = 7;
    CHECK(getppid() == 7);
    hook_remove(made);
    CHECK(is_same(&before, "getppid"));
    CHECK(getppid() == parent && parent > 0);
}

static void check_variadic(void)
{
    struct hook *made = hook("open", PROGRAM);
    char text[128];

    plan = 99;
    CHECK(open("/nowhere", O_WRONLY | O_CREAT, 0600) == 99);
    plan = FORWARD;
    errno = 0;
    CHECK(open("/nowhere/at/all", O_RDONLY) == -1 && errno == ENOENT);
    hook_remove(made);
    made = hook("snprintf", PROGRAM);
    snprintf(text, sizeof(text), "%d %g %g %g %g %g %g %g %g %g %s %d %d %d", 1, .1, .2, .3, .4, .5,
             .6, .7, .8, .9, "two", 3, 4, 5);
    CHECK(strcmp(text, "1 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 two 3 4 5") == 0);
    hook_remove(made);
}

/* Functions that libc chooses by the processor. */
static void check_chosen(void)
{
    struct hook *made = hook("time", PROGRAM);

    plan = 5;
    CHECK(time(NULL) == 5);
    plan = FORWARD;
    CHECK(time(NULL) > 1000000000);
    hook_remove(made);
    CHECK(time(NULL) > 1000000000);
    made = hook("strlen", PROGRAM);
    plan = 17;
    CHECK(strlen("abc") == 17);
    hook_remove(made);
    CHECK(strlen("abc") == 3);
}

int main(void)
{
    char own[32];

    sprintf(own, "%d", library_getpid());
    setenv("OWN_PID", own, 1);
    check_unbound();
    check_getpid(PROGRAM);
    check_getpid(EVERYTHING);
    check_variadic();
    check_chosen();
    CHECK(!try_hook("getpidd", EVERYTHING));
    puts("all is right");
}
