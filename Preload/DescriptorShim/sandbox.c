/* sandbox.c — the end of looking after a process.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sandbox.h"
#include "books.h"
#include "closing.h"

void sandbox_will_close(void)
{
    if (books_open())
        closing_settle();
}

void sandbox_has_closed(void) { __atomic_store_n(&books.state, ASLEEP, __ATOMIC_RELEASE); }
