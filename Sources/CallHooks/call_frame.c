/* call_frame.c — calls made from a frame, and a frame's arguments as a va_list.
 * SPDX-License-Identifier: Apache-2.0 */
#include "call_frame.h"

#include <errno.h>

void hook_call(struct call_frame *, uintptr_t function, const uint64_t *stack, size_t words)
    __attribute__((visibility("hidden")));

void call_frame_call(struct call_frame *frame, uintptr_t function, const uint64_t *stack,
                     size_t words)
{
    hook_call(frame, function, stack, words);
    frame->error = errno;
}

#if defined(__x86_64__)

/* The System V ABI, AMD64, 3.5.7. */
struct list {
    unsigned general_offset, vector_offset;
    void *overflow, *saved;
};

static struct list list_of(struct call_frame *frame, unsigned integers, unsigned vectors,
                           unsigned words)
{
    return (struct list){integers * sizeof(uint64_t),
                         CALL_INTEGERS * sizeof(uint64_t) + vectors * sizeof(struct call_vector),
                         frame->stack + words, frame};
}

#elif defined(__aarch64__)

/* The Procedure Call Standard, AArch64, appendix B. */
struct list {
    void *stack, *general_top, *vector_top;
    int general_offset, vector_offset;
};

static struct list list_of(struct call_frame *frame, unsigned integers, unsigned vectors,
                           unsigned words)
{
    return (struct list){frame->stack + words, frame->integers + CALL_INTEGERS,
                         frame->vectors + CALL_VECTORS,
                         -(int)((CALL_INTEGERS - integers) * sizeof(uint64_t)),
                         -(int)((CALL_VECTORS - vectors) * sizeof(struct call_vector))};
}

#endif

void call_frame_list(struct call_frame *frame, unsigned integers, unsigned vectors, unsigned words,
                     void (*body)(va_list, void *), void *context)
{
    union {
        struct list ours;
        va_list machine;
    } list;

    _Static_assert(sizeof(struct list) == sizeof(va_list), "a va_list of another ABI");
    list.ours = list_of(frame, integers, vectors, words);
    body(list.machine, context);
}
