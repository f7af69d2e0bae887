/* readable.c — whether memory may be read, without reading it.
 *
 * rt_sigprocmask reads the new mask before it sees that there is no such way to use it: EFAULT or
 * EINVAL, and nothing else happens. No sandbox refuses this call, as process_vm_readv is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readable.h"
#include "direct.h"

#include <errno.h>
#include <stdatomic.h>

enum { PAGES = 4096, NO_SUCH_WAY = -1, MASK_SIZE = 8, EPOCH_BIT = 52 };

static _Atomic uint64_t known[PAGES];
static _Atomic uint64_t epoch = (uint64_t)1 << EPOCH_BIT;

bool is_readable_now(uintptr_t address)
{
    return direct_call4(SYS_rt_sigprocmask, NO_SUCH_WAY, (long)(address & -(uintptr_t)MASK_SIZE), 0,
                        MASK_SIZE) == -EINVAL;
}

bool is_page_readable(uintptr_t page)
{
    _Atomic uint64_t *place = &known[page % PAGES];
    const uint64_t name = page | atomic_load_explicit(&epoch, memory_order_relaxed);

    if (atomic_load_explicit(place, memory_order_relaxed) == name)
        return true;
    if (!is_readable_now(page << PAGE_BITS))
        return false;
    atomic_store_explicit(place, name, memory_order_relaxed);
    return true;
}

void readable_forget(void)
{
    atomic_fetch_add_explicit(&epoch, (uint64_t)1 << EPOCH_BIT, memory_order_relaxed);
}
