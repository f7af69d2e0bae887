/* modules.c — the libraries and the program that frames lie in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "modules.h"
#include "build_id.h"
#include "bytes.h"
#include "direct.h"
#include "object.h"

#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>

enum { MODULE_BIT = 48 };

static uint32_t words_for(size_t bytes) { return (uint32_t)((bytes + 7) / sizeof(uint64_t)); }

/* The program has no name in the list of libraries, and here is no room on the stack for it. */
static uint32_t take_program_path(struct arena *in)
{
    const uint32_t first = arena_take(in, words_for(PATH_MAX));

    if (!first)
        return 0;
    char *path = (char *)arena_word(in, first);
    const long length = direct_call4(SYS_readlinkat, AT_FDCWD, (long)"/proc/thread-self/exe",
                                     (long)path, PATH_MAX - 1);
    const uint32_t used = words_for((size_t)(length > 0 ? length : 0) + 1);
    path[length > 0 ? length : 0] = 0;
    arena_return(in, first + words_for(PATH_MAX), words_for(PATH_MAX) - used);
    return first;
}

static void copy_text(char *to, const char *text, size_t length)
{
    bytes_copy(to, text, length);
    to[length] = 0;
}

static uint32_t take_path(struct arena *in, const char *name)
{
    const size_t size = text_length(name, PATH_MAX - 1) + 1;
    uint32_t first;

    if (size == 1)
        return take_program_path(in);
    first = arena_take(in, words_for(size));
    if (first)
        copy_text((char *)arena_word(in, first), name, size - 1);
    return first;
}

static const char *name_of(const struct object *object)
{
    return text_equal(object->name, "linux-vdso.so.1") ? "[vdso]" : object->name;
}

/* A module is a file: the same one at another place is no other. The program, whose name is empty
 * in the list, stays where it is. */
static bool is_same(const struct stack_module *module, const struct object *object,
                    const uint8_t *id, uint8_t length)
{
    if (module->build_id_length != length || !bytes_equal(module->build_id, id, length))
        return false;
    return *object->name ? text_equal(module->path, name_of(object)) : module->base == object->base;
}

static struct stack_module *make(struct arena *in, const struct object *object, const uint8_t *id,
                                 uint8_t length)
{
    const uint32_t path = take_path(in, name_of(object));
    const uint32_t place = path ? arena_take(in, words_for(sizeof(struct stack_module))) : 0;

    if (!place)
        return NULL;
    struct stack_module *module = (struct stack_module *)arena_word(in, place);
    *module = (struct stack_module){.path = (const char *)arena_word(in, path),
                                    .base = object->base,
                                    .build_id_length = length};
    bytes_copy(module->build_id, id, length);
    return module;
}

/* Returns the number of the module, which is `made` if none is there yet and `made` is. */
static uint16_t number_of(struct arena *in, const struct object *object, const uint8_t *id,
                          uint8_t length, const struct stack_module *made)
{
    for (uint16_t i = 0; i < STACK_MOST_MODULES; i++) {
        const struct stack_module *known = NULL;

        if (made && atomic_compare_exchange_strong(&in->modules[i], &known, made))
            return i;
        if (!made)
            known = atomic_load_explicit(&in->modules[i], memory_order_acquire);
        if (!known)
            break;
        if (is_same(known, object, id, length))
            return i;
    }
    return STACK_MODULE_UNKNOWN;
}

static uint16_t find_number(struct arena *in, const struct object *object)
{
    uint8_t id[BUILD_ID_MOST] = {0};
    const uint8_t length = build_id_of(object, id);
    uint16_t number = number_of(in, object, id, length, NULL);
    const struct stack_module *made;

    if (number != STACK_MODULE_UNKNOWN || !(made = make(in, object, id, length)))
        return number;
    return number_of(in, object, id, length, made);
}

uint64_t module_frame(struct arena *in, uintptr_t pc)
{
    const uint64_t unknown = (uint64_t)STACK_MODULE_UNKNOWN << MODULE_BIT;
    const uint64_t low = ((uint64_t)1 << MODULE_BIT) - 1;
    struct object object;

    /* The call may be the last instruction of what is mapped. */
    if (!object_of(pc - 1, &object))
        return unknown | (pc & low);
    const uint16_t number = find_number(in, &object);
    if (number == STACK_MODULE_UNKNOWN)
        return unknown | (pc & low);
    return (uint64_t)number << MODULE_BIT | ((pc - object.base) & low);
}
