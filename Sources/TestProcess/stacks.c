/* stacks.c — stacks in a record, as places in files, which mean something in another process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "record.h"
#include "stack_store.h"

#include <string.h>

static void copy_module(struct test_record *record, uint16_t number)
{
    const struct stack_module *from = stack_module(number);
    struct test_module *to = &record->modules[number];

    if (to->path[0] || !from)
        return;
    memcpy(to->build_id, from->build_id, sizeof(to->build_id));
    to->build_id_length = from->build_id_length;
    strncpy(to->path, from->path, sizeof(to->path) - 1);
}

void record_stack(struct test_record *record, uint32_t number, int32_t thread, const uintptr_t *pcs,
                  unsigned count)
{
    struct test_stack *stack = &record->stacks[number];
    const stack_id id = stack_store(pcs, count);
    const uint64_t *frames = NULL;
    const unsigned known = id ? stack_frames(id, &frames) : 0;

    stack->thread = thread;
    for (unsigned i = 0; i < known && i < TEST_STACK_FRAMES; i++) {
        const uint16_t module = stack_module_of(id, i);
        const bool has_room = module < TEST_MOST_MODULES;

        if (has_room)
            copy_module(record, module);
        stack->frames[i] = (struct test_frame){.offset = frames[i] & (((uint64_t)1 << 48) - 1),
                                               .module = has_room ? module : TEST_NO_MODULE};
        stack->count = i + 1;
    }
}

uint32_t test_record_stack_count(const struct test_record *record)
{
    const uint32_t count = atomic_load(&record->stacks_used);

    return count < TEST_MOST_STACKS ? count : TEST_MOST_STACKS;
}

const struct test_stack *test_record_stack(const struct test_record *record, uint32_t number)
{
    return number < TEST_MOST_STACKS ? &record->stacks[number] : NULL;
}

const char *test_module_path(const struct test_record *record, uint16_t number)
{
    return number < TEST_MOST_MODULES ? record->modules[number].path : "";
}

const uint8_t *test_module_build_id(const struct test_record *record, uint16_t number,
                                    size_t *length)
{
    *length = number < TEST_MOST_MODULES ? record->modules[number].build_id_length : 0;
    if (*length > sizeof(record->modules->build_id))
        *length = 0;
    return *length ? record->modules[number].build_id : NULL;
}
