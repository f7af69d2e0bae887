/* machine.h — what differs between processors: which registers there are, by their DWARF numbers,
 * how they are read, and what the kernel leaves on the stack when it delivers a signal.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef MACHINE_H
#define MACHINE_H

#include "bytes.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <ucontext.h>

/* Where a frame stands. LINK is a register on aarch64 only. */
struct cursor {
    uintptr_t pc, sp, fp, link;
    bool is_exact; /* pc is the next instruction, and not the one after a call */
};

/* Swift may set bit 60 of a frame pointer that it saves: the frame is one of an async function. */
static inline uintptr_t without_tag(uintptr_t fp) { return fp & ~((uintptr_t)1 << 60); }

#if defined(__x86_64__)

enum { REGISTER_FP = 6, REGISTER_SP = 7, REGISTER_RETURN = 16, REGISTER_PC = 16, REGISTERS = 17 };

struct registers {
    uintptr_t at[REGISTERS];
};

/* In the caller of the function that has this frame address. */
static inline __attribute__((always_inline)) void cursor_begin(struct cursor *cursor,
                                                               uintptr_t frame)
{
    const uintptr_t *record = (const uintptr_t *)frame;

    *cursor = (struct cursor){.pc = record[1], .sp = frame + 2 * sizeof(*record), .fp = record[0]};
}

/* Those that a called function keeps. */
static inline __attribute__((always_inline)) void registers_here(struct registers *here)
{
    __asm__ volatile("mov %%rbx, 24(%0)\n\tmov %%rbp, 48(%0)\n\tmov %%rsp, 56(%0)\n\t"
                     "mov %%r12, 96(%0)\n\tmov %%r13, 104(%0)\n\tmov %%r14, 112(%0)\n\t"
                     "mov %%r15, 120(%0)\n\tlea 0(%%rip), %%rax\n\tmov %%rax, 128(%0)"
                     :
                     : "r"(here->at)
                     : "rax", "memory");
}

/* mov $15, %rax; syscall. */
static inline bool is_signal_return(const void *code)
{
    static const uint8_t text[] = {0x48, 0xc7, 0xc0, 0x0f, 0, 0, 0, 0x0f, 0x05};

    return bytes_equal(code, text, sizeof(text));
}

static inline const ucontext_t *signal_context(uintptr_t sp) { return (const ucontext_t *)sp; }

static inline const greg_t *signal_register(const ucontext_t *context, unsigned number)
{
    static const uint8_t places[REGISTERS] = {REG_RAX, REG_RDX, REG_RCX, REG_RBX, REG_RSI, REG_RDI,
                                              REG_RBP, REG_RSP, REG_R8,  REG_R9,  REG_R10, REG_R11,
                                              REG_R12, REG_R13, REG_R14, REG_R15, REG_RIP};

    return &context->uc_mcontext.gregs[places[number]];
}

static inline uintptr_t without_signature(uintptr_t pc) { return pc; }

#elif defined(__aarch64__)

enum { REGISTER_FP = 29, REGISTER_SP = 31, REGISTER_RETURN = 30, REGISTER_PC = 32, REGISTERS = 33 };

struct registers {
    uintptr_t at[REGISTERS];
};

/* Here: a frame record does not tell where its function's frame ends. */
static inline __attribute__((always_inline)) void cursor_begin(struct cursor *cursor,
                                                               uintptr_t frame)
{
    (void)frame;
    __asm__ volatile("adr %0, .\n\tmov %1, sp\n\tmov %2, x29\n\tmov %3, x30"
                     : "=&r"(cursor->pc), "=&r"(cursor->sp), "=&r"(cursor->fp),
                       "=&r"(cursor->link));
    cursor->is_exact = true;
}

/* Those that a called function keeps. */
static inline __attribute__((always_inline)) void registers_here(struct registers *here)
{
    __asm__ volatile("stp x19, x20, [%0, 152]\n\tstp x21, x22, [%0, 168]\n\t"
                     "stp x23, x24, [%0, 184]\n\tstp x25, x26, [%0, 200]\n\t"
                     "stp x27, x28, [%0, 216]\n\tstp x29, x30, [%0, 232]\n\t"
                     "mov x9, sp\n\tadr x10, .\n\tstp x9, x10, [%0, 248]"
                     :
                     : "r"(here->at)
                     : "x9", "x10", "memory");
}

/* mov x8, 139; svc 0. The kernel's own is without call-frame information since Linux 5.8. */
static inline bool is_signal_return(const void *code)
{
    static const uint32_t text[] = {0xd2801168, 0xd4000001};

    return bytes_equal(code, text, sizeof(text));
}

static inline const ucontext_t *signal_context(uintptr_t sp)
{
    return (const ucontext_t *)(sp + sizeof(siginfo_t));
}

static inline const unsigned long long *signal_register(const ucontext_t *context, unsigned number)
{
    return number == REGISTER_PC   ? &context->uc_mcontext.pc
           : number == REGISTER_SP ? &context->uc_mcontext.sp
                                   : &context->uc_mcontext.regs[number];
}

/* xpaclri. */
static inline uintptr_t without_signature(uintptr_t pc)
{
    register uintptr_t x30 __asm__("x30") = pc;

    __asm__("hint 7" : "+r"(x30));
    return x30;
}

#else
#error "stack_walk is not written for this machine"
#endif

static inline struct cursor cursor_interrupted(const ucontext_t *context)
{
    return (struct cursor){.pc = (uintptr_t)*signal_register(context, REGISTER_PC),
                           .sp = (uintptr_t)*signal_register(context, REGISTER_SP),
                           .fp = (uintptr_t)*signal_register(context, REGISTER_FP),
                           .link = (uintptr_t)*signal_register(context, REGISTER_RETURN),
                           .is_exact = true};
}

static inline struct registers registers_interrupted(const ucontext_t *context)
{
    struct registers registers;

    for (unsigned i = 0; i < REGISTERS; i++)
        registers.at[i] = (uintptr_t)*signal_register(context, i);
    return registers;
}
#endif
