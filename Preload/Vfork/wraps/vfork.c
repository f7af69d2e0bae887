/* vfork returns twice on one stack, so no C function can stand in front of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../vfork_child.h"

__thread bool vfork_child __attribute__((tls_model("initial-exec")));

typedef void listener(bool is_child);

static listener *next; /* the library of ours behind this one */

void vfork_prepare(void) { next = (listener *)dlsym(RTLD_NEXT, "backlot_vfork_returned"); }

SHIM_EXPORT void backlot_vfork_returned(bool is_child)
{
    vfork_child = is_child;
    if (next)
        next(is_child);
}

/* What the two returns do. errno is set for the parent alone: a child has none to report. */
SHIM_LOCAL int vfork_returned(long result) __attribute__((used));
int vfork_returned(long result)
{
    backlot_vfork_returned(result == 0);
    return result < 0 ? shim_fail((int)-result) : (int)result;
}

/* The return address is kept in a register: the child's calls overwrite the stack below it. */
#if defined(__x86_64__)
__asm__(".text\n.globl vfork\n.type vfork,@function\nvfork:\n"
        "    endbr64\n"
        "    pop %rdx\n"
        "    mov $58, %eax\n"
        "    syscall\n"
        "    push %rdx\n"
        "    mov %rax, %rdi\n"
        "    jmp vfork_returned\n"
        ".size vfork, . - vfork\n");
#elif defined(__aarch64__)
__asm__(".text\n.globl vfork\n.type vfork,@function\nvfork:\n"
        "    mov x0, #0x4111\n" /* CLONE_VM | CLONE_VFORK | SIGCHLD */
        "    mov x1, #0\n"
        "    mov x8, #220\n" /* clone */
        "    svc #0\n"
        "    b vfork_returned\n"
        ".size vfork, . - vfork\n");
#else
#error "vfork is not written for this machine"
#endif
