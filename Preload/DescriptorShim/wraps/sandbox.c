/* A process that locks itself in: a filter of system calls may end it for one that it has not asked
 * for itself, so that we make none from then on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../end.h"

#include <linux/seccomp.h>
#include <stdarg.h>

SHIM_EXPORT int prctl(int option, ...)
{
    unsigned long words[4];
    va_list more;

    va_start(more, option);
    for (int i = 0; i < 4; i++)
        words[i] = va_arg(more, unsigned long);
    va_end(more);
    if (option == PR_SET_SECCOMP)
        end_before_sandbox();
    const int result = REAL(prctl)(option, words[0], words[1], words[2], words[3]);
    if (option == PR_SET_SECCOMP && result == 0)
        end_in_sandbox();
    return result;
}
