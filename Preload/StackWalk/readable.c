/* readable.c — whether memory may be read, without reading it.
 *
 * rt_sigprocmask reads the new mask before it sees that there is no such way to use it: EFAULT or
 * EINVAL, and nothing else happens. No sandbox refuses this call, as process_vm_readv is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readable.h"
#include "direct.h"

#include <errno.h>
#include <stdatomic.h>

enum { PAGES = 4096, NO_SUCH_WAY = -1, MASK_SIZE = 8 };

/* By the last bits of their numbers; page 0 is none. */
static _Atomic uintptr_t known[PAGES];

bool is_readable_now(uintptr_t address)
{
    return direct_call4(SYS_rt_sigprocmask, NO_SUCH_WAY, (long)(address & -(uintptr_t)MASK_SIZE), 0,
                        MASK_SIZE) == -EINVAL;
}

bool is_page_readable(uintptr_t address)
{
    const uintptr_t page = address >> PAGE_BITS;
    _Atomic uintptr_t *place = &known[page % PAGES];

    if (page == 0)
        return false;
    if (atomic_load_explicit(place, memory_order_relaxed) == page)
        return true;
    if (!is_readable_now(address))
        return false;
    atomic_store_explicit(place, page, memory_order_relaxed);
    return true;
}

/* What was never written to stays free of memory. */
void readable_forget(void)
{
    for (unsigned i = 0; i < PAGES; i++)
        if (atomic_load_explicit(&known[i], memory_order_relaxed))
            atomic_store_explicit(&known[i], 0, memory_order_relaxed);
}
