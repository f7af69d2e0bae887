/* thunks_x86_64.S — what a hooked slot points to: the caller's registers go to a frame, and to
 * hook_dispatch. r11 belongs to nobody at a call.
 * SPDX-License-Identifier: Apache-2.0 */
#if defined(__x86_64__)
#include "layout.h"

        .text
        .hidden hook_thunks
        .hidden hook_entries
        .hidden hook_dispatch
        .hidden hook_inside
        .globl  hook_thunks
        .type   hook_thunks, @function
        .balign 64
hook_thunks:
        .cfi_startproc
        .set    number, 0
        .rept   ENTRY_MOST
        .balign THUNK_SIZE
        endbr64
        leaq    hook_entries + ENTRY_SIZE * number(%rip), %r11
        .byte   0xe9                    /* jmp, always in its long form */
        .long   hook_common - . - 4
        .set    number, number + 1
        .endr
        .cfi_endproc
        .size   hook_thunks, . - hook_thunks

        .type   hook_common, @function
        .balign 64
hook_common:
        .cfi_startproc
        cmpl    $0, ENTRY_WANTED(%r11)
        je      1f
        pushq   %rax
        .cfi_adjust_cfa_offset 8
        movq    hook_inside@gottpoff(%rip), %rax
        cmpl    $0, %fs:(%rax)
        popq    %rax
        .cfi_adjust_cfa_offset -8
        je      2f
        /* A sled's function goes on where no endbr64 is: notrack. */
1:      notrack jmpq *ENTRY_REAL(%r11)

2:      pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbp, 0
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        subq    $FRAME_SIZE, %rsp
        movq    %rdi, FRAME_INTEGERS(%rsp)
        movq    %rsi, FRAME_INTEGERS + 8(%rsp)
        movq    %rdx, FRAME_INTEGERS + 16(%rsp)
        movq    %rcx, FRAME_INTEGERS + 24(%rsp)
        movq    %r8, FRAME_INTEGERS + 32(%rsp)
        movq    %r9, FRAME_INTEGERS + 40(%rsp)
        movaps  %xmm0, FRAME_VECTORS(%rsp)
        movaps  %xmm1, FRAME_VECTORS + 16(%rsp)
        movaps  %xmm2, FRAME_VECTORS + 32(%rsp)
        movaps  %xmm3, FRAME_VECTORS + 48(%rsp)
        movaps  %xmm4, FRAME_VECTORS + 64(%rsp)
        movaps  %xmm5, FRAME_VECTORS + 80(%rsp)
        movaps  %xmm6, FRAME_VECTORS + 96(%rsp)
        movaps  %xmm7, FRAME_VECTORS + 112(%rsp)
        movq    %rax, FRAME_VECTOR_COUNT(%rsp)
        movq    %r10, FRAME_INDIRECT(%rsp)      /* of nested functions; kept as it is */
        movq    %r11, FRAME_ENTRY(%rsp)
        leaq    16(%rbp), %rax
        movq    %rax, FRAME_STACK(%rsp)
        movq    8(%rbp), %rax
        movq    %rax, FRAME_RETURN(%rsp)
        movq    %rsp, %rdi
        call    hook_dispatch
        testl   %eax, %eax
        jne     3f

        movq    FRAME_INTEGERS(%rsp), %rdi
        movq    FRAME_INTEGERS + 8(%rsp), %rsi
        movq    FRAME_INTEGERS + 16(%rsp), %rdx
        movq    FRAME_INTEGERS + 24(%rsp), %rcx
        movq    FRAME_INTEGERS + 32(%rsp), %r8
        movq    FRAME_INTEGERS + 40(%rsp), %r9
        movaps  FRAME_VECTORS(%rsp), %xmm0
        movaps  FRAME_VECTORS + 16(%rsp), %xmm1
        movaps  FRAME_VECTORS + 32(%rsp), %xmm2
        movaps  FRAME_VECTORS + 48(%rsp), %xmm3
        movaps  FRAME_VECTORS + 64(%rsp), %xmm4
        movaps  FRAME_VECTORS + 80(%rsp), %xmm5
        movaps  FRAME_VECTORS + 96(%rsp), %xmm6
        movaps  FRAME_VECTORS + 112(%rsp), %xmm7
        movq    FRAME_VECTOR_COUNT(%rsp), %rax
        movq    FRAME_INDIRECT(%rsp), %r10
        movq    FRAME_REAL(%rsp), %r11
        .cfi_remember_state
        leave
        .cfi_def_cfa %rsp, 8
        .cfi_restore %rbp
        notrack jmpq *%r11

3:      .cfi_restore_state
        movq    FRAME_RESULTS(%rsp), %rax
        movq    FRAME_RESULTS + 8(%rsp), %rdx
        movups  FRAME_VECTOR_RESULTS(%rsp), %xmm0
        movups  FRAME_VECTOR_RESULTS + 16(%rsp), %xmm1
        leave
        .cfi_def_cfa %rsp, 8
        .cfi_restore %rbp
        ret
        .cfi_endproc
        .size   hook_common, . - hook_common

/* void hook_call(struct call_frame *, uintptr_t function, const uint64_t *stack, size_t words) */
        .globl  hook_call
        .hidden hook_call
        .type   hook_call, @function
        .balign 16
hook_call:
        .cfi_startproc
        endbr64
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbp, 0
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rbx
        .cfi_offset %rbx, -24
        subq    $8, %rsp
        movq    %rdi, %rbx
        movq    %rsi, %r11
        movq    %rdx, %rsi
        leaq    15(, %rcx, 8), %rax
        andq    $-16, %rax
        subq    %rax, %rsp
        movq    %rsp, %rdi
        cld
        rep movsq
        movq    FRAME_INTEGERS(%rbx), %rdi
        movq    FRAME_INTEGERS + 8(%rbx), %rsi
        movq    FRAME_INTEGERS + 16(%rbx), %rdx
        movq    FRAME_INTEGERS + 24(%rbx), %rcx
        movq    FRAME_INTEGERS + 32(%rbx), %r8
        movq    FRAME_INTEGERS + 40(%rbx), %r9
        movups  FRAME_VECTORS(%rbx), %xmm0
        movups  FRAME_VECTORS + 16(%rbx), %xmm1
        movups  FRAME_VECTORS + 32(%rbx), %xmm2
        movups  FRAME_VECTORS + 48(%rbx), %xmm3
        movups  FRAME_VECTORS + 64(%rbx), %xmm4
        movups  FRAME_VECTORS + 80(%rbx), %xmm5
        movups  FRAME_VECTORS + 96(%rbx), %xmm6
        movups  FRAME_VECTORS + 112(%rbx), %xmm7
        movq    FRAME_VECTOR_COUNT(%rbx), %rax
        notrack callq *%r11
        movq    %rax, FRAME_RESULTS(%rbx)
        movq    %rdx, FRAME_RESULTS + 8(%rbx)
        movups  %xmm0, FRAME_VECTOR_RESULTS(%rbx)
        movups  %xmm1, FRAME_VECTOR_RESULTS + 16(%rbx)
        movq    -8(%rbp), %rbx
        leave
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   hook_call, . - hook_call
#endif
        .section .note.GNU-stack, "", %progbits
