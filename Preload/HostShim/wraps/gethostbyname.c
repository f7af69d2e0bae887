/* gethostbyname and gethostbyaddr, with a buffer of the caller's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../host_entry.h"
#include "../names.h"

SHIM_EXPORT int gethostbyname2_r(const char *name, int family, struct hostent *entry, char *buffer,
                                 size_t size, struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};
    const int result =
        names_given(NAME_HOSTS) ? host_entry_by_name(name, family, &room) : HOST_OUTSIDE;

    return result == HOST_OUTSIDE
               ? REAL(gethostbyname2_r)(name, family, entry, buffer, size, found, error)
               : result;
}

SHIM_EXPORT int gethostbyname_r(const char *name, struct hostent *entry, char *buffer, size_t size,
                                struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};
    const int result =
        names_given(NAME_HOSTS) ? host_entry_by_name(name, AF_INET, &room) : HOST_OUTSIDE;

    return result == HOST_OUTSIDE ? REAL(gethostbyname_r)(name, entry, buffer, size, found, error)
                                  : result;
}

SHIM_EXPORT int gethostbyaddr_r(const void *address, socklen_t length, int family,
                                struct hostent *entry, char *buffer, size_t size,
                                struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};
    const int result = names_given(NAME_HOSTS)
                           ? host_entry_by_address(address, length, family, &room)
                           : HOST_OUTSIDE;

    return result == HOST_OUTSIDE
               ? REAL(gethostbyaddr_r)(address, length, family, entry, buffer, size, found, error)
               : result;
}

SHIM_EXPORT int gethostent_r(struct hostent *entry, char *buffer, size_t size,
                             struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};

    return names_given(NAME_HOSTS) ? host_entry_next(&room)
                                   : REAL(gethostent_r)(entry, buffer, size, found, error);
}
