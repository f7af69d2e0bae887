/* signals.c — deaths by a signal.
 * SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"
#include "stack_walk.h"
#include "test_process.h"

#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum { ALTERNATE_STACK = 128 << 10 };

static const int deaths[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};

static struct stack_place place_of(const ucontext_t *context)
{
#if defined(__x86_64__)
    const greg_t *registers = context->uc_mcontext.gregs;

    return (struct stack_place){.pc = (uintptr_t)registers[REG_RIP],
                                .sp = (uintptr_t)registers[REG_RSP],
                                .fp = (uintptr_t)registers[REG_RBP]};
#else
    return (struct stack_place){.pc = context->uc_mcontext.pc,
                                .sp = context->uc_mcontext.sp,
                                .fp = context->uc_mcontext.regs[29]};
#endif
}

/* The walk over our own frames goes on behind the handler's: what it finds there is what counts. */
static unsigned walk_around(uintptr_t pc, uintptr_t *pcs)
{
    const unsigned count = stack_walk(pcs, TEST_STACK_FRAMES);

    for (unsigned i = 0; i < count; i++)
        if (pcs[i] == pc) {
            memmove(pcs, pcs + i, (count - i) * sizeof(*pcs));
            return count - i;
        }
    return 0;
}

/* A call of what is no code leaves the caller's address at the top of the stack. */
static void step_back(struct stack_place *place)
{
#if defined(__x86_64__)
    if (place->pc < 4096) {
        place->pc = *(const uintptr_t *)place->sp - 1;
        place->sp += sizeof(uintptr_t);
    }
#else
    (void)place;
#endif
}

unsigned stack_behind(const void *context, uintptr_t *pcs)
{
    struct stack_place place = place_of(context);
    bool is_cut = false;

    step_back(&place);
    unsigned count = stack_walk_from(&place, pcs, TEST_STACK_FRAMES, &is_cut);
    if (is_cut) {
        uintptr_t others[TEST_STACK_FRAMES];
        const unsigned around = walk_around(place.pc, others);

        if (around > count)
            memcpy(pcs, others, (count = around) * sizeof(*pcs));
    }
    /* Others are addresses to return to; see record_stack(). */
    if (count > 0)
        pcs[0]++;
    return count;
}

static void die_of(int number)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};

    sigaction(number, &usual, NULL);
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
}

static void handle(int number, siginfo_t *info, void *context)
{
    uintptr_t pcs[TEST_STACK_FRAMES];

    if (number == SIGSYS && info->si_code == SI_QUEUE && info->si_value.sival_int == STACKS_WANTED)
        return threads_answer(context);
    if (guard_takes_end()) {
        guard_tells(TEST_CRASHED, number, pcs, stack_behind(context, pcs));
        guard_reports();
    } else if ((pid_t)syscall(SYS_getpid) == test_guard.process &&
               atomic_load(&test_guard.has_ended)) {
        /* Another thread is telling what ended the process: it is cut short in no time. */
        usleep(200000);
    }
    die_of(number);
}

void guard_signals(void)
{
    struct sigaction action = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    sigset_t set;

    sigfillset(&action.sa_mask);
    sigemptyset(&set);
    for (unsigned i = 0; i < sizeof(deaths) / sizeof(*deaths); i++) {
        sigaction(deaths[i], &action, NULL);
        sigaddset(&set, deaths[i]);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

/* Not given back: a thread may need it to its very end. */
void test_thread_guard(void)
{
    static _Thread_local char *memory;
    stack_t known;

    if (memory || sigaltstack(NULL, &known) || !(known.ss_flags & SS_DISABLE))
        return;
    memory = test_pages(ALTERNATE_STACK);
    if (memory) {
        const stack_t own = {.ss_sp = memory, .ss_size = ALTERNATE_STACK};

        sigaltstack(&own, NULL);
    }
}
