/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "module_host.h"
#include "module.h"

int module_host_by_name(const char *name, int family, const struct host_room *room)
{
    const struct module *there = module();
    int error = 0, host_error = 0;

    if (!there || !there->gethostbyname2_r)
        return ENOENT;
    return module_error(there->gethostbyname2_r(name, family, room->entry, room->buffer, room->size,
                                                &error, &host_error),
                        error);
}

int module_host_by_address(const void *address, socklen_t length, int family,
                           const struct host_room *room)
{
    const struct module *there = module();
    int error = 0, host_error = 0;

    if (!there || !there->gethostbyaddr_r)
        return ENOENT;
    return module_error(there->gethostbyaddr_r(address, length, family, room->entry, room->buffer,
                                               room->size, &error, &host_error),
                        error);
}
