/* call_frame.h — a call on its way: its arguments as the caller left them, and its outcome.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CALL_FRAME_H
#define CALL_FRAME_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#define CALL_INTEGERS 6
#elif defined(__aarch64__)
#define CALL_INTEGERS 8
#else
#error "calls of this machine are not known"
#endif
#define CALL_VECTORS 8

struct call_vector {
    uint64_t low, high;
};

/* The registers come first, in the order in which a va_list wants them. */
struct call_frame {
    uint64_t integers[CALL_INTEGERS];
    struct call_vector vectors[CALL_VECTORS];
    uint64_t *stack;       /* the arguments that no register had room for */
    uint64_t indirect;     /* x8 of AArch64: where a large result goes */
    uint64_t vector_count; /* AL of x86-64: how many vector registers a variadic call has used */
    uintptr_t return_address;
    const void *entry; /* ours */
    uintptr_t real;    /* the function itself */
    uint64_t results[2];
    struct call_vector vector_results[4];
    int32_t error;    /* errno of the caller, where sets_error is true; after a call, errno */
    bool sets_error;  /* else the caller keeps what it had */
    bool is_answered; /* else the call goes on to the function, with what integers, vectors say */
};

/* Calls `function` with the frame's registers and `words` of stack, and writes results,
 * vector_results and error. Fit for every signature. No hook sees it. */
void call_frame_call(struct call_frame *, uintptr_t function, const uint64_t *stack, size_t words);

/* Calls `body` with the arguments behind the named ones, which took so many registers and words of
 * the stack. It may go over them once. */
void call_frame_list(struct call_frame *, unsigned integers, unsigned vectors, unsigned words,
                     void (*body)(va_list, void *), void *context);

#endif
