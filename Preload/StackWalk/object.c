/* object.c — the library or program that an address lies in.
 *
 * _dl_find_object takes no lock and is async-signal-safe. It is called through a pointer that is
 * bound when we are loaded: binding it late takes 3 KiB of somebody's stack.
 * SPDX-License-Identifier: Apache-2.0 */
#include "object.h"

#include <dlfcn.h>
#include <link.h>

#if !__GLIBC_PREREQ(2, 35)
struct dl_find_object {
    unsigned long long dlfo_flags;
    void *dlfo_map_start, *dlfo_map_end;
    struct link_map *dlfo_link_map;
    void *dlfo_eh_frame;
    unsigned long long reserved[7];
};
#endif

extern int _dl_find_object(void *address, struct dl_find_object *) __attribute__((weak, nothrow));

static int (*const volatile find)(void *, struct dl_find_object *) = _dl_find_object;

extern const char __ehdr_start[] __attribute__((visibility("hidden")));
extern const char etext[] __attribute__((visibility("hidden")));

bool object_of(uintptr_t address, struct object *object)
{
    struct dl_find_object found;

    if (!find || find((void *)address, &found) != 0)
        return false;
    object->start = (uintptr_t)found.dlfo_map_start;
    object->end = (uintptr_t)found.dlfo_map_end;
    object->base = found.dlfo_link_map->l_addr;
    object->name = found.dlfo_link_map->l_name;
    object->frame_table = found.dlfo_eh_frame;
    return true;
}

bool is_own_code(uintptr_t address)
{
    return address - (uintptr_t)__ehdr_start < (uintptr_t)(etext - __ehdr_start);
}
