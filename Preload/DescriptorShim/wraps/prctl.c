/* prctl: a process may shut itself into a sandbox.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sandbox.h"

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
        sandbox_will_close();
    const int result = REAL(prctl)(option, words[0], words[1], words[2], words[3]);
    if (option == PR_SET_SECCOMP && result == 0)
        sandbox_has_closed();
    return result;
}
