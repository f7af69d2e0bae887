/* The machine's interfaces, as the lot has them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "interfaces.h"
#include "../world.h"

SHIM_EXPORT int getifaddrs(struct ifaddrs **out)
{
    if (!world_active())
        return REAL(getifaddrs)(out);
    const int error = interfaces_list(world()->address, world()->addresses, out);
    return error ? shim_fail(error) : 0;
}

SHIM_EXPORT unsigned if_nametoindex(const char *name)
{
    unsigned index = 0;

    if (world_active())
        index = interfaces_index(world()->address, world()->addresses, name);
    return index ? index : REAL(if_nametoindex)(name);
}

SHIM_EXPORT char *if_indextoname(unsigned index, char *name)
{
    if (world_active() && interfaces_name(world()->address, world()->addresses, index, name))
        return name;
    return REAL(if_indextoname)(index, name);
}

SHIM_EXPORT struct if_nameindex *if_nameindex(void)
{
    struct if_nameindex *list = NULL;

    if (!world_active())
        return REAL(if_nameindex)();
    errno = interfaces_names(world()->address, world()->addresses, &list);
    return list;
}
