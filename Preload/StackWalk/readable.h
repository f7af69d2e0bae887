/* readable.h — whether memory may be read, without reading it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef READABLE_H
#define READABLE_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { PAGE_BITS = 12 };

/* Asks the kernel. */
bool is_readable_now(uintptr_t address);

/* Asks the kernel once for a page, by an address that is to be read: valgrind knows that a page of
 * the stack may be read in part. Believes it from then on. */
bool is_page_readable(uintptr_t address);

/* What was believed is asked again. */
void readable_forget(void);

/* For memory that may change under us, or that a sanitizer thinks nobody should read. */
static inline __attribute__((no_sanitize("address", "thread"))) uintptr_t word_at(uintptr_t address)
{
    return *(const volatile uintptr_t *)address;
}

#pragma GCC visibility pop
#endif
