/* thunks_aarch64.S — what a hooked slot points to: the caller's registers go to a frame, and to
 * hook_dispatch. x16, x17 and x9 to x15 belong to nobody at a call.
 * SPDX-License-Identifier: Apache-2.0 */
#if defined(__aarch64__)
#include "layout.h"

        .text
        .hidden hook_thunks
        .hidden hook_entries
        .hidden hook_dispatch
        .hidden hook_inside
        .globl  hook_thunks
        .type   hook_thunks, %function
        .balign 64
hook_thunks:
        .cfi_startproc
        .set    number, 0
        .rept   ENTRY_MOST
        .balign THUNK_SIZE
        hint    #34                     /* bti c */
        adrp    x16, hook_entries + ENTRY_SIZE * number
        add     x16, x16, :lo12:hook_entries + ENTRY_SIZE * number
        b       hook_common
        .set    number, number + 1
        .endr
        .cfi_endproc
        .size   hook_thunks, . - hook_thunks

        .type   hook_common, %function
        .balign 64
hook_common:
        .cfi_startproc
        ldr     w17, [x16, #ENTRY_WANTED]
        cbz     w17, 1f
        mrs     x17, tpidr_el0
        adrp    x9, :gottprel:hook_inside
        ldr     x9, [x9, :gottprel_lo12:hook_inside]
        ldr     w17, [x17, x9]
        cbz     w17, 2f
1:      ldr     x16, [x16, #ENTRY_REAL]
        br      x16

2:      stp     x29, x30, [sp, #-16]!
        .cfi_def_cfa_offset 16
        .cfi_offset x29, -16
        .cfi_offset x30, -8
        mov     x29, sp
        .cfi_def_cfa x29, 16
        sub     sp, sp, #FRAME_SIZE
        stp     x0, x1, [sp, #FRAME_INTEGERS]
        stp     x2, x3, [sp, #FRAME_INTEGERS + 16]
        stp     x4, x5, [sp, #FRAME_INTEGERS + 32]
        stp     x6, x7, [sp, #FRAME_INTEGERS + 48]
        stp     q0, q1, [sp, #FRAME_VECTORS]
        stp     q2, q3, [sp, #FRAME_VECTORS + 32]
        stp     q4, q5, [sp, #FRAME_VECTORS + 64]
        stp     q6, q7, [sp, #FRAME_VECTORS + 96]
        add     x9, x29, #16
        stp     x9, x8, [sp, #FRAME_STACK]
        stp     xzr, x30, [sp, #FRAME_VECTOR_COUNT]
        str     x16, [sp, #FRAME_ENTRY]
        mov     x0, sp
        bl      hook_dispatch
        cbnz    w0, 3f

        ldp     x0, x1, [sp, #FRAME_INTEGERS]
        ldp     x2, x3, [sp, #FRAME_INTEGERS + 16]
        ldp     x4, x5, [sp, #FRAME_INTEGERS + 32]
        ldp     x6, x7, [sp, #FRAME_INTEGERS + 48]
        ldp     q0, q1, [sp, #FRAME_VECTORS]
        ldp     q2, q3, [sp, #FRAME_VECTORS + 32]
        ldp     q4, q5, [sp, #FRAME_VECTORS + 64]
        ldp     q6, q7, [sp, #FRAME_VECTORS + 96]
        ldr     x8, [sp, #FRAME_INDIRECT]
        ldr     x16, [sp, #FRAME_REAL]
        .cfi_remember_state
        mov     sp, x29
        .cfi_def_cfa_register sp
        ldp     x29, x30, [sp], #16
        .cfi_def_cfa_offset 0
        .cfi_restore x29
        .cfi_restore x30
        br      x16

3:      .cfi_restore_state
        ldp     x0, x1, [sp, #FRAME_RESULTS]
        ldp     q0, q1, [sp, #FRAME_VECTOR_RESULTS]
        ldp     q2, q3, [sp, #FRAME_VECTOR_RESULTS + 32]
        mov     sp, x29
        .cfi_def_cfa_register sp
        ldp     x29, x30, [sp], #16
        .cfi_def_cfa_offset 0
        .cfi_restore x29
        .cfi_restore x30
        ret
        .cfi_endproc
        .size   hook_common, . - hook_common

/* void hook_call(struct call_frame *, uintptr_t function, const uint64_t *stack, size_t words) */
        .globl  hook_call
        .hidden hook_call
        .type   hook_call, %function
        .balign 16
hook_call:
        .cfi_startproc
        hint    #34
        stp     x29, x30, [sp, #-32]!
        .cfi_def_cfa_offset 32
        .cfi_offset x29, -32
        .cfi_offset x30, -24
        str     x19, [sp, #16]
        .cfi_offset x19, -16
        mov     x29, sp
        .cfi_def_cfa x29, 32
        mov     x19, x0
        mov     x16, x1
        add     x9, x3, #1
        and     x9, x9, #-2
        sub     sp, sp, x9, lsl #3
        mov     x10, sp
1:      cbz     x3, 2f
        ldr     x11, [x2], #8
        str     x11, [x10], #8
        sub     x3, x3, #1
        b       1b
2:      ldp     x0, x1, [x19, #FRAME_INTEGERS]
        ldp     x2, x3, [x19, #FRAME_INTEGERS + 16]
        ldp     x4, x5, [x19, #FRAME_INTEGERS + 32]
        ldp     x6, x7, [x19, #FRAME_INTEGERS + 48]
        ldp     q0, q1, [x19, #FRAME_VECTORS]
        ldp     q2, q3, [x19, #FRAME_VECTORS + 32]
        ldp     q4, q5, [x19, #FRAME_VECTORS + 64]
        ldp     q6, q7, [x19, #FRAME_VECTORS + 96]
        ldr     x8, [x19, #FRAME_INDIRECT]
        blr     x16
        stp     x0, x1, [x19, #FRAME_RESULTS]
        stp     q0, q1, [x19, #FRAME_VECTOR_RESULTS]
        stp     q2, q3, [x19, #FRAME_VECTOR_RESULTS + 32]
        mov     sp, x29
        .cfi_def_cfa_register sp
        ldr     x19, [sp, #16]
        ldp     x29, x30, [sp], #32
        .cfi_def_cfa_offset 0
        .cfi_restore x19
        .cfi_restore x29
        .cfi_restore x30
        ret
        .cfi_endproc
        .size   hook_call, . - hook_call
#endif
        .section .note.GNU-stack, "", %progbits
