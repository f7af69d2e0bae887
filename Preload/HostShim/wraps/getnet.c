/* getnetbyname and its kin: networks are libc's to answer, from the machine's files alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../lacking.h"

SHIM_EXPORT struct netent *getnetbyname(const char *name)
{
    machine_files_only();
    return REAL(getnetbyname)(name);
}

SHIM_EXPORT struct netent *getnetbyaddr(uint32_t network, int family)
{
    machine_files_only();
    return REAL(getnetbyaddr)(network, family);
}

SHIM_EXPORT int getnetbyname_r(const char *name, struct netent *entry, char *buffer, size_t size,
                               struct netent **found, int *error)
{
    machine_files_only();
    return REAL(getnetbyname_r)(name, entry, buffer, size, found, error);
}

SHIM_EXPORT int getnetbyaddr_r(uint32_t network, int family, struct netent *entry, char *buffer,
                               size_t size, struct netent **found, int *error)
{
    machine_files_only();
    return REAL(getnetbyaddr_r)(network, family, entry, buffer, size, found, error);
}
