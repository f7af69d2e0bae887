/* SPDX-License-Identifier: Apache-2.0 */
#include "test_process.h"

__attribute__((weak)) int __lsan_do_recoverable_leak_check(void);

bool test_leaks_are_seen(void) { return __lsan_do_recoverable_leak_check; }

bool test_leaks_are_there(void)
{
    return __lsan_do_recoverable_leak_check && __lsan_do_recoverable_leak_check();
}
