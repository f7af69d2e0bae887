/* gethostbyname and gethostbyaddr, with a buffer of the caller's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../host_entry.h"
#include "../names.h"

/* libc's lookups leave what they return in errno, unless it is that there is no such host, or not
 * yet. */
static int leave(int result)
{
    if (result != ENOENT && result != EAGAIN && result != HOST_OUTSIDE)
        errno = result;
    return result;
}

static int by_name(const char *name, int family, const struct host_room *room)
{
    int result;

    if (!names_given(NAME_HOSTS))
        return HOST_OUTSIDE;
    if (!host_entry_of_number(name, family, room, &result))
        result = host_entry_by_name(name, family, room);
    return leave(result);
}

SHIM_EXPORT int gethostbyname2_r(const char *name, int family, struct hostent *entry, char *buffer,
                                 size_t size, struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};
    const int result = by_name(name, family, &room);

    return result == HOST_OUTSIDE
               ? REAL(gethostbyname2_r)(name, family, entry, buffer, size, found, error)
               : result;
}

SHIM_EXPORT int gethostbyname_r(const char *name, struct hostent *entry, char *buffer, size_t size,
                                struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, error};
    const int result = by_name(name, AF_INET, &room);

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
               : leave(result);
}

/* As libc does it: it is the thread's h_errno that tells. */
SHIM_EXPORT int gethostent_r(struct hostent *entry, char *buffer, size_t size,
                             struct hostent **found, int *error)
{
    const struct host_room room = {entry, buffer, size, found, &h_errno};

    if (!names_given(NAME_HOSTS))
        return REAL(gethostent_r)(entry, buffer, size, found, error);

    const int result = host_entry_next(&room);
    if (result == ERANGE)
        errno = ERANGE;
    return result;
}
