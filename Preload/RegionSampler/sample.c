/* sample.c — SPDX-License-Identifier: Apache-2.0 */
#include "sample.h"
#include "async_callers.h"
#include "kernel.h"
#include "perf_data.h"
#include "region_slots.h"
#include "stack_walk.h"

#include <string.h>
#include <sys/prctl.h>

enum {
    COMM_SIZE = 16,
    COMM_RECORD = 64,
    ROOM = TAPE_RECORD + COMM_RECORD,
    LONGEST = 1000000,  /* ns; who was in here for longer was interrupted by other threads */
    LEAST_STACK = 2048, /* bytes; more than twice of what a sample takes */
};

/* In the memory that each thread has from its beginning: the usual kind may need malloc. */
static __thread __attribute__((tls_model("initial-exec"))) struct {
    uint32_t run;
    int32_t tid;
    uint64_t source;
} self;

static void add_name(const struct run *run, struct tape_buffer *buffer, uint64_t time)
{
    const struct perf_data_origin origin = {(uint32_t)run->pid, (uint32_t)self.tid, time, 1};
    char name[COMM_SIZE + 1] = {0};

    direct_call(SYS_prctl, PR_GET_NAME, (long)name, 0);
    tape_add(buffer, perf_data_comm(tape_end(buffer), tape_room(buffer), &origin, name));
}

/* Those that await come after a PERF_CONTEXT_USER of their own: perf passes over it, and who knows
 * of it can tell them apart. */
static unsigned add_awaiting(struct tape_buffer *buffer, const ucontext_t *context, unsigned count,
                             bool *is_cut)
{
    uint64_t *chain = buffer->chain + 1;
    struct async_callers *callers = &buffer->callers;

    _Static_assert(sizeof(uintptr_t) == sizeof(uint64_t), "an address is an entry");
    if (!async_callers_find(context, (const uintptr_t *)chain, count, callers))
        return count;
    *is_cut = callers->is_cut;
    count = callers->sync_count;
    chain[count++] = PERF_CONTEXT_USER;
    memcpy(chain + count, callers->pcs, callers->count * sizeof(*chain));
    return count + callers->count;
}

static size_t fill_chain(struct run *run, const ucontext_t *context, struct tape_buffer *buffer)
{
    uintptr_t *pcs = (uintptr_t *)buffer->chain + 1;
    bool is_cut = false;

    buffer->chain[0] = PERF_CONTEXT_USER;
    unsigned count = stack_walk_interrupted(context, pcs, TAPE_FRAMES, &is_cut);
    count = add_awaiting(buffer, context, count, &is_cut);
    if (is_cut)
        atomic_fetch_add_explicit(&run->cut, 1, memory_order_relaxed);
    return 1 + count;
}

static void add_sample(struct run *run, struct tape_buffer *buffer, const ucontext_t *context,
                       uint64_t time, uint64_t weight)
{
    uint16_t ids[PATH_DEPTH];
    const uint32_t path = path_number(&run->paths, ids, region_path_here(ids, PATH_DEPTH));
    const struct perf_data_origin origin = {(uint32_t)run->pid, (uint32_t)self.tid, time, path + 1};
    const size_t count = fill_chain(run, context, buffer);

    mappings_look(&run->mappings, &run->tape, run->pid, time - 1, buffer->chain + 1,
                  (unsigned)count - 1);
    tape_add(buffer, perf_data_sample(tape_end(buffer), tape_room(buffer), &origin,
                                      run->period * weight, buffer->chain, count));
    buffer->samples++;
    atomic_fetch_add_explicit(&run->paths.at[path].samples, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&run->taken, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&run->weighed, weight, memory_order_relaxed);
}

static bool is_first_source(const struct run *run, uint64_t source, bool *is_new)
{
    *is_new = self.run != run->number;
    if (*is_new) {
        self.run = run->number;
        self.tid = kernel_thread();
        self.source = source;
    }
    return self.source == source;
}

static void keep(struct run *run, struct tape_buffer *buffer, const ucontext_t *context,
                 uint64_t time, uint64_t weight, bool is_new)
{
    if (is_new)
        add_name(run, buffer, time);
    add_sample(run, buffer, context, time, weight);
    tape_give(&run->tape, buffer);
}

static void take(struct run *run, const ucontext_t *context, uint64_t source, uint64_t weight)
{
    const uint64_t begun = clock_now(CLOCK_MONOTONIC);
    bool is_new;

    if (!is_first_source(run, source, &is_new)) {
        atomic_fetch_add_explicit(&run->doubled, 1, memory_order_relaxed);
        return;
    }
    struct tape_buffer *buffer = tape_take(&run->tape, (unsigned)self.tid, ROOM);

    if (buffer)
        keep(run, buffer, context, begun, weight, is_new);
    else
        atomic_fetch_add_explicit(&run->lost, 1, memory_order_relaxed);
    if (tape_is_due(&run->tape, begun))
        tape_flush(&run->tape, begun);
    const uint64_t lasted = clock_now(CLOCK_MONOTONIC) - begun;

    atomic_fetch_add_explicit(&run->own_time, lasted < LONGEST ? lasted : LONGEST,
                              memory_order_relaxed);
}

/* Who stops first says that it is over, and then waits until nobody is inside. */
static bool enter(struct run *run)
{
    atomic_fetch_add(&run->inside, 1);
    if (atomic_load(&run->is_on))
        return true;
    atomic_fetch_sub(&run->inside, 1);
    return false;
}

/* A stack for signals may be as small as the kernel allows, which says how much it needs itself.
 * What lies below is something of the program's. */
bool sample_has_stack(const ucontext_t *context)
{
    const uintptr_t bottom = (uintptr_t)context->uc_stack.ss_sp;
    const uintptr_t here = (uintptr_t)__builtin_frame_address(0);

    return here - bottom >= context->uc_stack.ss_size || here - bottom >= LEAST_STACK;
}

void sample_take(struct run *run, const ucontext_t *context, uint64_t source, uint64_t weight)
{
    if (!enter(run))
        return;
    if (sample_has_stack(context))
        take(run, context, source, weight);
    else
        atomic_fetch_add_explicit(&run->lost, 1, memory_order_relaxed);
    atomic_fetch_sub(&run->inside, 1);
}

void sample_miss(struct run *run)
{
    if (!enter(run))
        return;
    atomic_fetch_add_explicit(&run->blocked, 1, memory_order_relaxed);
    atomic_fetch_sub(&run->inside, 1);
}
