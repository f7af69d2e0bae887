/* sleds.c — prepares sleds, and switches them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sleds.h"
#include "memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
static const enum code_machine machine = CODE_X86_64;
#else
static const enum code_machine machine = CODE_AARCH64;
#endif

/* Enough for the longest sled with what a function begins with. */
enum { AROUND = 128 };

/* None goes away: a thread may be in it. A few more than there are, where libraries come and go. */
static struct sled **prepared;
static size_t prepared_count;

static const uint8_t *code_at(const struct sled *sled, ptrdiff_t offset)
{
    return (const uint8_t *)(sled->function + (uintptr_t)offset);
}

/* What lies there may be another library by now. */
static bool is_in_place(const struct sled *sled)
{
    const struct code_plan *plan = &sled->plan;

    return memcmp(code_at(sled, plan->payload_at), plan->payload, plan->payload_size) == 0 &&
           memcmp(code_at(sled, plan->opening_at), plan->opening, plan->opening_size) == 0;
}

static struct sled *find(uintptr_t function)
{
    for (size_t i = 0; i < prepared_count; i++)
        if (prepared[i]->function == function && is_in_place(prepared[i]))
            return prepared[i];
    return NULL;
}

static bool read_sled(const struct object *object, const struct function *function,
                      struct code_sled *sled)
{
    const ElfW(Phdr) *segment = object_segment(object, function->address);
    const uintptr_t start = segment ? object->base + segment->p_vaddr : 0;
    const size_t before = function->address - start;
    const size_t size = segment ? start + segment->p_memsz - function->address : 0;

    return segment && segment->p_flags & PF_X &&
           code_sled_read(machine, (const uint8_t *)function->address,
                          before < AROUND ? before : AROUND, size < AROUND ? size : AROUND,
                          (ptrdiff_t)(function->sled - function->address), sled);
}

bool sled_is_usable(const struct object *object, const struct function *function)
{
    struct code_sled shape;
    struct code_plan plan;

    return find(function->address) ||
           (read_sled(object, function, &shape) && code_plan_make(machine, shape, 0, &plan));
}

/* First the way over the sled, so that nobody enters it any more; then what is in it. */
static int prepare(const struct object *object, const struct sled *sled)
{
    const struct code_plan *plan = &sled->plan;
    uint8_t over[sizeof(plan->opening) + sizeof(plan->off)];
    const size_t size = plan->opening_size + plan->change_size;
    int error;

    memcpy(over, plan->opening, plan->opening_size);
    if (plan->opening_at + (ptrdiff_t)plan->opening_size == plan->change_at) {
        memcpy(over + plan->opening_size, plan->off, plan->change_size);
        error = code_write(object, sled->function + (uintptr_t)plan->opening_at, over, size);
    } else {
        error = code_write(object, sled->function + (uintptr_t)plan->opening_at, plan->opening,
                           plan->opening_size);
        if (error == 0)
            error = sled_switch(object, sled, false);
    }
    return error != 0 ? error
                      : code_write(object, sled->function + (uintptr_t)plan->payload_at,
                                   plan->payload, plan->payload_size);
}

static bool keep(struct sled *sled)
{
    struct sled **more = realloc(prepared, (prepared_count + 1) * sizeof(*more));

    if (!more)
        return false;
    prepared = more;
    prepared[prepared_count++] = sled;
    return true;
}

static int make(const struct object *object, const struct function *function, struct sled *sled)
{
    struct code_sled shape;

    sled->function = function->address;
    if (!read_sled(object, function, &shape) || !code_plan_make(machine, shape, 0, &sled->plan))
        return EINVAL;
    sled->entry = entry_for(function->name, function->address + (uintptr_t)sled->plan.original_at,
                            NULL, false);
    if (!sled->entry)
        return ENOSPC;
    code_plan_make(machine, shape, entry_thunk(sled->entry), &sled->plan);
    return prepare(object, sled);
}

struct sled *sled_for(const struct object *object, const struct function *function, int *error)
{
    struct sled *sled = find(function->address);

    *error = 0;
    if (sled)
        return sled;
    sled = calloc(1, sizeof(*sled));
    *error = sled ? make(object, function, sled) : ENOMEM;
    if (*error == 0 && !keep(sled))
        *error = ENOMEM;
    if (*error == 0)
        return sled;
    free(sled);
    return NULL;
}

int sled_switch(const struct object *object, const struct sled *sled, bool is_on)
{
    return code_write(object, sled->function + (uintptr_t)sled->plan.change_at,
                      is_on ? sled->plan.on : sled->plan.off, sled->plan.change_size);
}

bool sled_is_on(const struct sled *sled)
{
    return is_in_place(sled) &&
           memcmp(code_at(sled, sled->plan.change_at), sled->plan.on, sled->plan.change_size) == 0;
}
