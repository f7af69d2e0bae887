/* Samples of this program as a profiler outside of it gets them, registers and a copy of the
 * stack's top: copied SAMPLES. Each is held against the walk of the handler, which reads the stack
 * itself. SPDX-License-Identifier: Apache-2.0 */
#include "copied_walk.h"
#include "machine.h"
#include "mapped.h"
#include "readable.h"
#include "stack_walk.h"
#include "unblocked.h"
#include "works.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/syscall.h>

enum { MOST = 64, COPIED = 64 << 10, KEPT = 16, PAGE = 4096 };

struct sample {
    uint64_t registers[COPIED_REGISTERS];
    uintptr_t pcs[MOST];
    unsigned count;
    bool is_cut;
    size_t size;
    uint8_t bytes[COPIED];
};

static struct sample samples[KEPT];
static volatile unsigned taken;
static long compared, differences, whole, others;
static struct copied_space *space;

static size_t copy_stack(uint8_t *bytes, uintptr_t sp)
{
    size_t size = 0;

    while (size < COPIED && is_readable_now(sp + size)) {
        const size_t left = PAGE - (sp + size) % PAGE;
        const size_t part = left < COPIED - size ? left : COPIED - size;

        memcpy(bytes + size, (const void *)(sp + size), part);
        size += part;
    }
    return size;
}

static void on_signal(int number, siginfo_t *what, void *context)
{
    struct sample *sample = &samples[taken];

    (void)number;
    (void)what;
    if (taken == KEPT)
        return;
    for (unsigned i = 0; i < COPIED_REGISTERS; i++)
        sample->registers[i] = (uint64_t)*signal_register(context, i);
    sample->count = stack_walk_interrupted(context, sample->pcs, MOST, &sample->is_cut);
    sample->size = copy_stack(sample->bytes, sample->registers[REGISTER_SP]);
    taken++;
}

static void show(const char *whose, const uint64_t *pcs, unsigned count, bool is_cut)
{
    fprintf(stderr, "%s%s:", whose, is_cut ? ", cut" : "");
    for (unsigned i = 0; i < count; i++)
        fprintf(stderr, " %#lx", pcs[i]);
    fprintf(stderr, "\n");
}

static bool is_beginning(const uint64_t *pcs, unsigned count, const struct sample *sample)
{
    return count > 0 && count <= sample->count &&
           memcmp(pcs, sample->pcs, count * sizeof(*pcs)) == 0;
}

/* A copy has nothing below the stack pointer, where gcc still describes a function that aligned its
 * stack when it ends; and an address where no code is ends the walk of a copy alone. */
static void compare(const struct sample *sample)
{
    const struct copied_stack stack = {sample->registers, sample->registers[REGISTER_SP],
                                       sample->bytes, sample->size};
    uint64_t pcs[MOST];
    bool is_cut;
    const unsigned count = copied_walk(&stack, space, pcs, MOST, &is_cut);

    compared++;
    whole += !is_cut;
    if (count == sample->count && is_cut == sample->is_cut && is_beginning(pcs, count, sample))
        return;
    others++;
    if (is_cut && (sample->is_cut || is_beginning(pcs, count, sample)))
        return;
    if (differences++ < 4) {
        show("ours", pcs, count, is_cut);
        show("its own", sample->pcs, sample->count, sample->is_cut);
    }
}

static timer_t timer;

static void set_timer(long nanoseconds)
{
    const struct itimerspec value = {{0, nanoseconds}, {0, nanoseconds}};

    timer_settime(timer, 0, &value, NULL);
}

static void make_timer(void)
{
    const struct sigaction action = {.sa_sigaction = on_signal,
                                     .sa_flags = SA_SIGINFO | SA_RESTART};
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF};

    unblock_signals();
    event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
    sigaction(SIGPROF, &action, NULL);
    timer_create(CLOCK_MONOTONIC, &event, &timer);
}

static const struct work works[] = {WORKS};

enum { WORK_COUNT = sizeof(works) / sizeof(*works) };

static void work(const struct work *work)
{
    taken = 0;
    work->run();
    set_timer(50000);
    while (taken < KEPT)
        work->run();
    set_timer(0);
    for (unsigned i = 0; i < KEPT; i++)
        compare(&samples[i]);
}

int main(int count, char **words)
{
    const long wanted = count > 1 ? atol(words[1]) : 10000;

    make_timer();
    space = copied_space_new();
    map_self(space, NULL, NULL);
    for (unsigned i = 0; compared < wanted; i++)
        work(&works[i % WORK_COUNT]);
    copied_space_free(space);
    printf("%ld differences, %s\n", differences,
           others * 50 <= compared && whole * 10 > compared * 9 ? "nearly all whole" : "many cut");
    fprintf(stderr, "%ld compared, %ld whole, %ld others that were cut\n", compared, whole, others);
    return differences > 0;
}
