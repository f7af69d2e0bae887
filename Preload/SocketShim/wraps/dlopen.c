/* dlopen — a library loaded with RTLD_DEEPBIND would look past us into libc.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../world.h"

/* libc looks at the return address to know whose RUNPATH and namespace count, so this must leave
 * no frame behind. */
SHIM_EXPORT void *dlopen(const char *file, int mode)
{
    if (world_active())
        mode &= ~RTLD_DEEPBIND;
    __attribute__((musttail)) return REAL(dlopen)(file, mode);
}
