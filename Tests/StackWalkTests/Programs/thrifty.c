/* Says how much stack a walk takes: warm, with nothing in its cache, and where a rule is not
 * enough. SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"
#include "stack_walk.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { SIZE = 32 << 10, PAINT = 0xa5 };

static unsigned char stack[SIZE];
static uintptr_t entered;

static __attribute__((noinline)) void ask(int number)
{
    (void)number;
    entered = (uintptr_t)__builtin_frame_address(0);
    stack_here();
    __asm__ volatile("");
}

static volatile unsigned rounds;

/* Of the last round: between the handler's frame and the deepest byte that was written. */
static __attribute__((noinline)) unsigned long depth(void)
{
    const unsigned char *deepest = stack;

    for (unsigned i = 0; i < rounds; i++) {
        memset(stack, PAINT, SIZE);
        raise(SIGUSR1);
    }
    while (*deepest == PAINT)
        deepest++;
    return entered - (uintptr_t)deepest;
}

static const char *judge(unsigned long bytes, unsigned long most)
{
    fprintf(stderr, "%lu bytes\n", bytes);
    return bytes < most ? "below" : "above";
}

/* Its call-frame information speaks of r12. */
unsigned long with_hard_frame(unsigned long (*callee)(void));
#ifdef __x86_64__
__asm__(".text\nwith_hard_frame:\n\t.cfi_startproc\n\tpush %r12\n\t.cfi_def_cfa_offset 16\n\t"
        ".cfi_offset r12, -16\n\tmov %rsp, %r12\n\t.cfi_def_cfa_register r12\n\tcall *%rdi\n\t"
        ".cfi_def_cfa_register rsp\n\tpop %r12\n\t.cfi_def_cfa_offset 8\n\tret\n\t.cfi_endproc\n");
#else
unsigned long with_hard_frame(unsigned long (*callee)(void)) { return callee() + 0; }
#endif

int main(void)
{
    const stack_t other = {.ss_sp = stack, .ss_size = SIZE};
    const struct sigaction action = {.sa_handler = ask, .sa_flags = SA_ONSTACK};

    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    sigaltstack(&other, NULL);
    sigaction(SIGUSR1, &action, NULL);
    stack_walk_keeps_own = true;
    rounds = 1;
    const unsigned long cold = depth();
    rounds = 4;
    const unsigned long warm = depth(), hard = with_hard_frame(depth);
    printf("warm %s 1024, ", judge(warm, 1024));
    printf("cold %s 3072, hard %s 3072\n", judge(cold, 3072), judge(hard, 3072));
    return 0;
}
