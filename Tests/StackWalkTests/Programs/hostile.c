/* Walks on stacks full of nonsense, which end where nothing is mapped: hostile TIMES [SEED]. That
 * it ends, and does not fault, is the test. SPDX-License-Identifier: Apache-2.0 */
#include "stack_store.h"
#include "stack_walk.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE = 4096, STACK = 8 * PAGE, USED = 4 * PAGE, MOST = 64 };

static unsigned long longest, total;
static uintptr_t stack_top, code;
static uintptr_t (*random_word)(void);

/* Code that a program made itself, without any information: calls the function in %rdi. */
static const unsigned char made[] = {0xff, 0xd7, 0xc3};

static void walk(void)
{
    uintptr_t pcs[MOST];

    errno = 77;
    const unsigned count = stack_walk(pcs, MOST);
    if (count > MOST || errno != 77)
        abort();
    stack_store(pcs, count);
    longest = count > longest ? count : longest;
    total += count;
}

static uintptr_t in_libc(void)
{
    static uintptr_t places[] = {0, 0, 0, 0};

    if (!places[0]) {
        places[0] = (uintptr_t)dlsym(RTLD_DEFAULT, "qsort");
        places[1] = (uintptr_t)dlsym(RTLD_DEFAULT, "printf");
        places[2] = (uintptr_t)dlsym(RTLD_DEFAULT, "regexec");
        places[3] = (uintptr_t)dlsym(RTLD_DEFAULT, "sigaction");
    }
    return places[lrand48() % 4] + (uintptr_t)lrand48() % 60000;
}

static uintptr_t in_stack(void) { return stack_top - (uintptr_t)lrand48() % (USED + 64); }

static uintptr_t nonsense(void)
{
    switch (lrand48() % 8) {
    case 0:
        return (uintptr_t)mrand48() << 32 | (uintptr_t)lrand48();
    case 1:
        return (uintptr_t)lrand48() % 4096;
    case 2:
        return code + (uintptr_t)lrand48() % 8;
    case 3:
    case 4:
        return in_stack() & ~(uintptr_t)7;
    case 5:
        return in_stack();
    default:
        return in_libc();
    }
}

/* Calls `callee` by way of `via` with this stack and frame pointer, and says nothing about it. */
void call_with(uintptr_t sp, uintptr_t fp, void (*callee)(void), uintptr_t via);
__asm__(".text\ncall_with:\n\tpush %rbp\n\tpush %r12\n\tmov %rsp, %r12\n\t"
        "mov %rdi, %rsp\n\tmov %rsi, %rbp\n\tmov %rdx, %rdi\n\tcall *%rcx\n\t"
        "mov %r12, %rsp\n\tpop %r12\n\tpop %rbp\n\tret\n");

static void fill_stack(void)
{
    for (uintptr_t at = stack_top - USED; at < stack_top; at += sizeof(uintptr_t))
        *(uintptr_t *)at = random_word();
}

/* A return address of ours that is nonsense while we walk. */
static __attribute__((noinline)) void walk_without_return(void)
{
    volatile uintptr_t *frame = __builtin_frame_address(0);
    const uintptr_t kept[2] = {frame[0], frame[1]};

    frame[0] = random_word();
    frame[1] = random_word();
    walk();
    frame[0] = kept[0];
    frame[1] = kept[1];
}

static void make_world(void)
{
    char *stack =
        mmap(NULL, STACK + PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    void *page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    mprotect(stack + STACK, PAGE, PROT_NONE);
    stack_top = (uintptr_t)stack + STACK;
    memcpy(page, made, sizeof(made));
    mprotect(page, PAGE, PROT_READ | PROT_EXEC);
    code = (uintptr_t)page;
    random_word = nonsense;
}

int main(int count, char **words)
{
    const long times = count > 1 ? atol(words[1]) : 10000;

    srand48(count > 2 ? atol(words[2]) : 1);
    make_world();
    stack_walk_keeps_own = true;
    for (long i = 0; i < times; i++) {
        if (i % 16 == 0)
            fill_stack();
        const uintptr_t sp = ((stack_top - 16 - (uintptr_t)lrand48() % 2048) & ~(uintptr_t)15) + 8;
        call_with(sp, random_word(), walk, code);
        call_with(sp, in_stack() & ~(uintptr_t)7, walk, code);
        walk_without_return();
        if (i % 100 == 0)
            stack_walk_forget();
    }
    printf("alive\n");
    fprintf(stderr, "%lu frames, at most %lu in a walk; %u stacks\n", total, longest,
            stack_store_count());
    return 0;
}
