/* SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../sandbox.h"
#include "../world.h"

#include <stdarg.h>

bool sandbox_is_closed;

void sandbox_will_close(void)
{
    if (!world_active())
        return;
    world_lot();
    world_host();
    sandbox_is_closed = true;
}

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
    return REAL(prctl)(option, words[0], words[1], words[2], words[3]);
}
